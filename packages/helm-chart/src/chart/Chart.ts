import { ChartMetadata } from './ChartMetadata';

/**
 * One file of a chart.
 *
 * @public
 */
export interface ChartFile {
  /** Below the chart's folder, with `/`: `templates/web.yaml`. */
  readonly path: string;
  readonly content: Buffer;
}

/**
 * A chart in memory.
 *
 * @public
 */
export interface Chart {
  /** What Chart.yaml says, reduced to what Helm knows. */
  readonly metadata: ChartMetadata;
  /** All files, Chart.yaml as it was written among them. */
  readonly files: readonly ChartFile[];
}
