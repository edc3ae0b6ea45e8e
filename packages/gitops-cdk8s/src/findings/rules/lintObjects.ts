import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';

/**
 * `duplicate-object`: an object that is there twice; kustomize refuses the package.
 *
 * @internal
 */
export function lintObjects({ environments }: LintContext): readonly Finding[] {
  return environments.flatMap(environment => {
    const seen = new Set<string>();
    return environment.manifests.flatMap((manifest, index): Finding[] => {
      const [group, version] = manifest.apiVersion.split('/');
      const key = JSON.stringify([
        version ? group : '',
        manifest.kind,
        manifest.metadata.namespace,
        manifest.metadata.name,
      ]);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        {
          rule: 'duplicate-object',
          level: 'error',
          object: objectLabel(manifest),
          path: pathOf(environment, index),
          message: `${objectLabel(manifest)} is there twice in ${environment.plan.applicationName}.`,
          fix: 'Give one of them another name.',
        },
      ];
    });
  });
}
