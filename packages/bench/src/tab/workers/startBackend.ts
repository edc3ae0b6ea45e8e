import { AddressInfo } from 'node:net';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';

type ConfigData = NonNullable<
  Parameters<typeof mockServices.rootConfig>[0]
>['data'];

/**
 * Starts a Backstage backend with one plugin under measurement. Sign-in and permissions are answered in process; HTTP,
 * database and configuration are Backstage's own. Both sides are started here, so that both have the same around them.
 *
 * @returns its address on loopback
 */
export async function startBackend(options: {
  readonly features: readonly BackendFeature[];
  readonly config: ConfigData;
}): Promise<string> {
  const { server } = await startTestBackend({
    features: [
      ...options.features,
      mockServices.rootConfig.factory({ data: options.config }),
    ],
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
