import { manifestFileNames } from '../package/manifestFiles';
import { LintEnvironment } from './LintContext';

/** The generated file of an environment's object. */
export function pathOf(environment: LintEnvironment, index: number): string {
  const name = manifestFileNames(environment.manifests)[index];
  return `dist/${environment.plan.applicationName}/manifests/${name}`;
}
