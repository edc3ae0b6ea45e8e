import { Chart } from '../chart/Chart';
import { ChartFinding } from './ChartFinding';
import { Findings } from './Findings';
import { HelmProgram } from './helm/HelmProgram';
import { lintWithHelm } from './helm/lintWithHelm';
import { lintChart, LintChartOptions } from './lintChart';
import { sortFindings } from './sortFindings';

/**
 * How a chart is checked.
 *
 * @public
 */
export interface CheckChartOptions extends LintChartOptions {
  /**
   * `builtin` needs no helm. `auto` lets a real helm of version 3.14 or later lint and render the chart as well, where
   * there is one. `helm` wants one.
   *
   * @defaultValue `auto`
   */
  readonly engine?: 'auto' | 'builtin' | 'helm';
  /**
   * Where helm is.
   *
   * @defaultValue the one on PATH
   */
  readonly helmBinary?: string;
}

const SEVERITY = { info: 0, warning: 1, error: 2 } as const;

/**
 * Checks a chart by all rules of `lintChart`, which need no helm, and by the real helm where there is one. What helm says
 * of a file that the built-in rules have an opinion on is left out when it is no more severe.
 *
 * @public
 */
export async function checkChart(
  chart: Chart,
  options: CheckChartOptions = {},
): Promise<readonly ChartFinding[]> {
  const { engine = 'auto', helmBinary } = options;
  const own = lintChart(chart, options);
  if (engine === 'builtin') {
    return own;
  }
  const helm = await HelmProgram.find(helmBinary);
  if (!helm) {
    const missing = new Findings();
    if (engine === 'helm') {
      missing.add(
        'helm-missing',
        { file: '.' },
        `There is no helm of version 3.14 or later ${helmBinary ? `at ${helmBinary}` : 'on PATH'}; install one, or set the engine to auto.`,
      );
    }
    return sortFindings([...own, ...missing.list]);
  }
  const theirs = await lintWithHelm(helm, chart, options);
  return sortFindings([
    ...own,
    ...theirs.list.filter(
      ({ rule, file, level }) =>
        rule !== 'helm-lint' ||
        !own.some(
          known =>
            SEVERITY[known.level] >= SEVERITY[level] &&
            isNear(known.file, file),
        ),
    ),
  ]);
}

// Helm calls a file by its path, a folder of it, or nothing at all when the chart does not load.
function isNear(known: string, theirs: string): boolean {
  return (
    theirs === '.' ||
    known === theirs ||
    known.startsWith(theirs.endsWith('/') ? theirs : `${theirs}/`)
  );
}
