import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { GitopsClient } from '@slipway/plugin-gitops-common';
import { OpenClient } from './OpenClient';

/** Clients that ask with a fresh token for each request, because a task may wait longer than a token lives. */
export function createOpenClient(options: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  /** @default the platform's */
  readonly fetch?: typeof fetch;
}): OpenClient {
  const { auth, discovery, fetch: send = fetch } = options;
  return credentials =>
    new GitopsClient({
      discoveryApi: discovery,
      fetchApi: {
        fetch: async (input, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'gitops',
          });
          const headers = new Headers(init?.headers);
          headers.set('authorization', `Bearer ${token}`);
          return send(input, { ...init, headers });
        },
      },
    });
}
