import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { isChartVersion } from '@slipway/helm-chart';
import { checkChartSource } from './checkChartSource';

/**
 * Refuses a release that cannot work, before it is accepted.
 *
 * @throws InputError, or NotAllowedError when the chart may not be read from there.
 */
export function checkRelease(
  { sourceUrl, archive, version }: JsonObject,
  options: {
    /** `gitops.charts.sources` */
    readonly chartSources: readonly string[];
  },
): void {
  if (sourceUrl && archive) {
    throw new InputError(
      "A release takes either 'sourceUrl' or an archive, and got both.",
    );
  }
  if (!sourceUrl && !archive && !version) {
    throw new InputError(
      "A release takes 'sourceUrl', an archive, or the 'version' of a chart that is published already, and got none of them.",
    );
  }
  if (typeof sourceUrl === 'string') {
    checkChartSource(sourceUrl, options.chartSources);
  }
  if (typeof version === 'string' && version && !isChartVersion(version)) {
    throw new InputError(
      `'${version}' is no chart version. Use a semantic version such as 1.0.0-17.`,
    );
  }
}
