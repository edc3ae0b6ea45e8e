import { ApiObjectProps } from 'cdk8s';
import { externalSecret } from './externalSecret';
import { RegistryCredentials } from './SecretsProps';

/**
 * The ExternalSecret of an image pull secret. The template lets the operator quote the values, so that a password may
 * hold any character.
 *
 * @internal
 */
export function registrySecret(
  name: string,
  { host, password, store, username }: RegistryCredentials,
): ApiObjectProps {
  const account =
    'dict "username" .username "password" .password "auth" (printf "%s:%s" .username .password | b64enc)';
  return externalSecret({
    name,
    store,
    keys: { username, password },
    template: {
      type: 'kubernetes.io/dockerconfigjson',
      data: {
        '.dockerconfigjson': `{{ dict "auths" (dict ${JSON.stringify(host)} (${account})) | toJson }}`,
      },
    },
  });
}
