import roadiePlugin from '@roadiehq/backstage-plugin-argo-cd-backend';
import { serveWorker } from '../../worker/serveWorker';
import { FleetInstance } from './ArgoCdFleet';
import { startBackend } from './startBackend';

serveWorker({
  start: ({ instances }: { readonly instances: readonly FleetInstance[] }) =>
    startBackend({
      features: [roadiePlugin],
      config: {
        argocd: {
          appLocatorMethods: [
            {
              type: 'config',
              // The token as the configuration has it: no login before each call.
              instances: instances.map(({ name, url, token }) => ({
                name,
                url,
                token,
              })),
            },
          ],
        },
      },
    }),
});
