import { Chart } from '../chart/Chart';
import { ChartFinding } from './ChartFinding';
import { lintFiles } from './lintFiles';
import { lintManifests } from './lintManifests';
import { lintMetadata } from './lintMetadata';
import { lintYaml } from './lintYaml';

export type { ChartFinding } from './ChartFinding';

/**
 * What the linter may take for granted.
 *
 * @public
 */
export interface LintChartOptions {
  /**
   * True when the templates are finished manifests, so that `{{` in them can only be a mistake.
   *
   * @defaultValue false
   */
  readonly literal?: boolean;
}

/**
 * Checks a chart without rendering it: `helm lint`'s rules that need no rendering, and what Helm does not see but a
 * registry, Argo CD or the cluster would refuse. Errors come first, then by file and line.
 *
 * @public
 */
export function lintChart(
  chart: Chart,
  options: LintChartOptions = {},
): readonly ChartFinding[] {
  const levels = ['error', 'warning', 'info'];
  return [
    ...lintMetadata(chart),
    ...lintFiles(chart, options),
    ...lintYaml(chart),
    ...lintManifests(chart),
  ].sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}
