// The plugin itself is what is measured here.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import gitopsPlugin from '@slipway/plugin-gitops-backend';
import { serveWorker } from '../../worker/serveWorker';
import { FleetInstance } from './ArgoCdFleet';
import { createBenchCatalog } from './createBenchCatalog';
import { startBackend } from './startBackend';

serveWorker({
  start: ({
    instances,
    selector,
  }: {
    readonly instances: readonly FleetInstance[];
    readonly selector: string;
  }) =>
    startBackend({
      features: [gitopsPlugin, createBenchCatalog({ selector })],
      config: {
        gitops: {
          argocd: {
            instances: instances.map(({ name, url, token }) => ({
              name,
              url,
              token,
            })),
          },
          environments: instances.map(({ name }) => ({
            name: `env-${name}`,
            match: [{ instance: name }],
          })),
          // The Applications are the owner's: nothing is left out of the answers.
          ownership: [{ project: 'default', owner: 'user:default/mock' }],
        },
      },
    }),
});
