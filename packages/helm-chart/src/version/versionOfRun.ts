import { ChartError } from '../ChartError';
import { isChartVersion } from './isChartVersion';

/**
 * The version of one run of a pipeline, as a pre-release of `base`: `1.0.0` and run 42 give `1.0.0-42`. Later runs are
 * newer, since numbers are compared as numbers.
 *
 * @throws ChartError when base is no version without pre-release, or run is no whole number
 *
 * @public
 */
export function versionOfRun(base: string, run: number | string): string {
  const number = String(run);
  if (!/^\d+\.\d+\.\d+$/.test(base) || !isChartVersion(base)) {
    throw new ChartError(
      `The base "${base}" is no version like 1.0.0; give three numbers without anything behind them.`,
    );
  }
  if (!/^(0|[1-9]\d*)$/.test(number)) {
    throw new ChartError(
      `The run "${number}" is no whole number; give the number of the pipeline's run.`,
    );
  }
  return `${base}-${number}`;
}
