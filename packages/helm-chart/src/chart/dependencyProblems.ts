import { VersionRange } from '../version/VersionRange';
import { ChartFile } from './Chart';
import { ChartDependency } from './ChartMetadata';
import { lockDigest, readChartLock } from './readChartLock';
import { VendoredChart, vendoredCharts } from './vendoredCharts';

/** Something wrong between Chart.yaml, Chart.lock and `charts/`. */
export interface DependencyProblem {
  readonly rule:
    | 'dependency-duplicate'
    | 'dependency-missing'
    | 'dependency-unlisted'
    | 'dependency-version'
    | 'lock-stale';
  readonly file: string;
  /** One sentence with the next step. */
  readonly message: string;
}

/** Compares what Chart.yaml asks for with what Chart.lock settled on and what is in `charts/`. */
export function dependencyProblems(
  files: readonly ChartFile[],
  dependencies: readonly ChartDependency[] = [],
): readonly DependencyProblem[] {
  const vendored = vendoredCharts(files);
  return [
    ...duplicates(dependencies),
    ...dependencies.flatMap(wanted => {
      const named = vendored.filter(({ name }) => name === wanted.name);
      return named.length > 0
        ? wrongVersion(wanted, named)
        : [
            {
              rule: 'dependency-missing' as const,
              file: 'Chart.yaml',
              message: `The dependency "${wanted.name}" is not in charts/; run helm dependency build and bring the result.`,
            },
          ];
    }),
    ...vendored
      .filter(({ name }) => !dependencies.some(wanted => wanted.name === name))
      .map(({ name, path }) => ({
        rule: 'dependency-unlisted' as const,
        file: path,
        message: `The chart "${name}" is in charts/ but no dependency of Chart.yaml; list it there, or remove it.`,
      })),
    ...staleLock(files, dependencies, vendored),
  ];
}

function duplicates(
  dependencies: readonly ChartDependency[],
): DependencyProblem[] {
  const seen = new Set<string>();
  return dependencies.flatMap(({ name, alias }) => {
    const called = alias ?? name;
    if (!seen.has(called)) {
      seen.add(called);
      return [];
    }
    return [
      {
        rule: 'dependency-duplicate' as const,
        file: 'Chart.yaml',
        message: `Two dependencies are called "${called}"; give one of them an alias.`,
      },
    ];
  });
}

function wrongVersion(
  { name, version }: ChartDependency,
  vendored: readonly VendoredChart[],
): DependencyProblem[] {
  const range = version ? VersionRange.parse(version) : undefined;
  if (version && !range) {
    return [
      {
        rule: 'dependency-version',
        file: 'Chart.yaml',
        message: `The dependency "${name}" asks for version "${version}", which is no version range; write it like ~16.7.27.`,
      },
    ];
  }
  const fits = vendored.some(
    found => !range || !found.version || range.includes(found.version),
  );
  return fits
    ? []
    : [
        {
          rule: 'dependency-version',
          file: vendored[0].path,
          message: `The chart "${name}" in charts/ has version ${vendored[0].version}, but Chart.yaml asks for ${version}; run helm dependency update.`,
        },
      ];
}

function staleLock(
  files: readonly ChartFile[],
  dependencies: readonly ChartDependency[],
  vendored: readonly VendoredChart[],
): DependencyProblem[] {
  const lock = readChartLock(files);
  const stale = (message: string): DependencyProblem[] => [
    { rule: 'lock-stale', file: 'Chart.lock', message },
  ];
  if (lock === undefined) {
    return [];
  }
  if (lock === 'unreadable') {
    return stale('Chart.lock cannot be read; run helm dependency update.');
  }
  if (lock.digest !== lockDigest(dependencies, lock.dependencies)) {
    return stale(
      'Chart.lock was made for other dependencies than Chart.yaml has now; run helm dependency update.',
    );
  }
  return lock.dependencies.flatMap(({ name, version }) => {
    const found = vendored.filter(each => each.name === name && each.version);
    return found.length === 0 || found.some(each => each.version === version)
      ? []
      : [
          {
            rule: 'dependency-version' as const,
            file: found[0].path,
            message: `The chart "${name}" in charts/ has version ${found[0].version}, but Chart.lock names ${version}; run helm dependency build.`,
          },
        ];
  });
}
