import { Finding } from '../Finding';
import { findSecrets } from '../findSecrets';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';

/**
 * `no-secret`: Git never holds a Secret, not even inside another object.
 *
 * @internal
 */
export function lintNoSecret({
  environments,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment => {
    const objects = environment.manifests.map((manifest, index) => ({
      value: manifest as unknown,
      object: objectLabel(manifest),
      path: pathOf(environment, index),
    }));
    const { applicationName } = environment.plan;
    const application = {
      value: environment.application as unknown,
      object: `Application/${applicationName}`,
      path: `dist/${applicationName}.yaml`,
    };
    const values = environment.upstream
      ? [
          {
            value: environment.upstream.values as unknown,
            object: `Application/${applicationName}`,
            path: `dist/${applicationName}/values.yaml`,
          },
        ]
      : [];
    return [...objects, application, ...values].flatMap(
      ({ value, object, path }) =>
        findSecrets(value).map((secret): Finding => {
          const name = secret.name ? ` "${secret.name}"` : '';
          const place = secret.path ? ` at ${secret.path}` : '';
          return {
            rule: 'no-secret',
            level: 'error',
            object,
            path,
            message: `${object} holds the Secret${name}${place}, and Git would keep its values for ever.`,
            fix: 'Keep the values in the secret store and write an ExternalSecret that reads them.',
          };
        }),
    );
  });
}
