import { ChartFile } from '../chart/Chart';
import { ChartDependency, chartMetadataSchema } from '../chart/ChartMetadata';
import { dependencyProblems } from '../chart/dependencyProblems';
import { Findings } from './Findings';
import { readYamlFile } from './readYamlFile';

/** Checks the dependencies of Chart.yaml against Chart.lock, `charts/` and the values that switch them. */
export function lintDependencies(
  files: readonly ChartFile[],
  findings: Findings,
): void {
  const yaml = readYamlFile(files, 'Chart.yaml');
  const parsed = chartMetadataSchema.shape.dependencies.safeParse(
    yaml?.value.dependencies ?? undefined,
  );
  if (!yaml?.readable || !parsed.success) {
    return;
  }
  const dependencies = parsed.data ?? [];
  for (const { rule, file, message } of dependencyProblems(
    files,
    dependencies,
  )) {
    const name = /"([^"]+)"/.exec(message)?.[1];
    const index = dependencies.findLastIndex(
      wanted => wanted.name === name || wanted.alias === name,
    );
    findings.add(
      rule,
      {
        file,
        line:
          file === 'Chart.yaml' && index >= 0
            ? yaml.lineOf('dependencies', index)
            : undefined,
      },
      message,
    );
  }
  const values = readYamlFile(files, 'values.yaml')?.value ?? {};
  dependencies.forEach((dependency, index) => {
    const conditions = conditionsOf(dependency);
    if (
      conditions.length > 0 &&
      !conditions.some(path => typeof at(values, path) === 'boolean')
    ) {
      findings.add(
        'dependency-condition',
        { file: yaml.file, line: yaml.lineOf('dependencies', index) },
        `The condition "${dependency.condition}" of the dependency "${dependency.name}" names no boolean in values.yaml, so it has no effect; add it there.`,
      );
    }
  });
}

function conditionsOf({ condition }: ChartDependency): readonly string[] {
  return (condition ?? '')
    .split(',')
    .map(path => path.trim())
    .filter(Boolean);
}

function at(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        value !== null && typeof value === 'object'
          ? (value as Readonly<Record<string, unknown>>)[key]
          : undefined,
      values,
    );
}
