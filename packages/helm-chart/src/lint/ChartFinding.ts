/**
 * One thing that the linter found.
 *
 * @public
 */
export interface ChartFinding {
  /** A stable name: `chart-version`, `duplicate-key`, … */
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'info';
  /** Below the chart's folder. */
  readonly file: string;
  /** From 1; absent when the finding is about the whole file. */
  readonly line?: number;
  /** One sentence with the value and the next step. */
  readonly message: string;
}
