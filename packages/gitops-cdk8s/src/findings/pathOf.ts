import { LintEnvironment } from './LintContext';

/** The generated file of an environment's object. */
export function pathOf(
  { manifestNames, plan }: Pick<LintEnvironment, 'manifestNames' | 'plan'>,
  index: number,
): string {
  return `dist/${plan.applicationName}/manifests/${manifestNames[index]}`;
}
