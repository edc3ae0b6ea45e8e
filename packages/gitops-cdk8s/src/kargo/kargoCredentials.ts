import { Manifest } from '@slipway/sync-waves';
import { externalSecret } from '../charts/parts/externalSecret';
import { KargoCredentials } from './PromotionConfig';

/**
 * The ExternalSecret of an account of Kargo's. Kargo finds the Secret by its label and knows by its fields what it is for.
 *
 * @internal
 */
export function kargoCredentials(
  name: string,
  project: string,
  credentials: KargoCredentials,
): Manifest {
  const { password, repoURL, repoURLIsRegex, store, type, username } =
    credentials;
  const object = externalSecret({
    name,
    store,
    keys: { username, password },
    template: {
      labels: { 'kargo.akuity.io/cred-type': type },
      data: {
        repoURL,
        ...(repoURLIsRegex ? { repoURLIsRegex: 'true' } : {}),
        username: '{{ .username }}',
        password: '{{ .password }}',
      },
    },
  });
  return {
    ...object,
    metadata: {
      name,
      namespace: project,
      annotations: { 'argocd.argoproj.io/sync-wave': '-80' },
    },
  } as Manifest;
}
