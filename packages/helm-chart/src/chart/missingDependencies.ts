import { Chart } from './Chart';
import { ChartDependency } from './ChartMetadata';

/** The dependencies of Chart.yaml that are not in `charts/`, neither as a folder nor as an archive. */
export function missingDependencies(chart: Chart): readonly ChartDependency[] {
  const vendored = chart.files
    .map(({ path }) => /^charts\/([^/]+)(\/|\.tgz$)/.exec(path))
    .flatMap(found => (found ? [found] : []));
  return (chart.metadata.dependencies ?? []).filter(
    ({ name }) =>
      !vendored.some(([, entry, end]) =>
        end === '/'
          ? entry === name
          : entry.startsWith(`${name}-`) &&
            /^\d/.test(entry.slice(name.length + 1)),
      ),
  );
}
