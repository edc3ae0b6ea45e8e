import { InputError } from '@backstage/errors';
import {
  ChartError,
  checkChart,
  CheckChartOptions,
  packageChart,
  PackagedChart,
  readChartArchive,
  versionOfTag,
} from '@slipway/helm-chart';
import { lintVerdict } from './lintVerdict';

/** An upload that is right, packed anew. */
export interface CheckedChart {
  readonly made: PackagedChart;
  readonly warnings: readonly string[];
}

/**
 * Reads, lints and packs what was uploaded, under the version of the Git tag when there is one.
 *
 * @throws InputError when it is no chart, has errors, or the tag is no version or not that of Chart.yaml.
 */
export async function checkedChart(
  upload: {
    readonly archive: Uint8Array;
    readonly tag?: string;
    readonly tagWins?: boolean;
  },
  options: {
    /** `gitops.charts.lint` */
    readonly lint?: CheckChartOptions;
  } = {},
): Promise<CheckedChart> {
  const { archive, tag, tagWins } = upload;
  try {
    const chart = await readChartArchive(archive);
    const version = tag
      ? versionOfTag(tag, chart.metadata, { tagWins })
      : undefined;
    const { error, warnings } = lintVerdict(
      await checkChart(chart, options.lint),
    );
    if (error) throw new InputError(`The chart is not published: ${error}`);
    return { made: await packageChart(chart, { version }), warnings };
  } catch (error) {
    if (error instanceof ChartError) throw new InputError(error.message, error);
    throw error;
  }
}
