import { Chart, ChartFile } from '../chart/Chart';
import { withoutMark } from '../chart/withoutMark';
import { ChartFinding } from './ChartFinding';
import { Findings } from './Findings';
import { lintDependencies } from './lintDependencies';
import { lintFiles } from './lintFiles';
import { lintManifests } from './lintManifests';
import { lintMetadata } from './lintMetadata';
import { lintValues } from './lintValues';
import { lintYaml } from './lintYaml';
import { literalTemplates } from './literalTemplates';
import { sortFindings } from './sortFindings';

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
 * registry, Argo CD or the cluster would refuse. Errors come first, then by file and line. `docs/chart-rules.md` lists
 * the rules.
 *
 * @public
 */
export function lintChart(
  chart: Pick<Chart, 'files'>,
  options: LintChartOptions = {},
): readonly ChartFinding[] {
  return lintChartFiles(chart.files, options);
}

/**
 * Like `lintChart`, for files that may be no chart at all: what would make reading them fail is a finding.
 *
 * @public
 */
export function lintChartFiles(
  files: readonly ChartFile[],
  options: LintChartOptions = {},
): readonly ChartFinding[] {
  const clean = files.map(({ path, content }) => ({
    path,
    content: withoutMark(content),
  }));
  const findings = new Findings();
  const literal = literalTemplates(clean);
  lintMetadata(clean, findings);
  lintDependencies(clean, findings);
  lintFiles(clean, options, findings);
  lintValues(clean, findings);
  lintYaml(literal, findings);
  lintManifests(literal, findings);
  return sortFindings(findings.list);
}
