import { createBackend } from '@backstage/backend-defaults';
import { catalogRefreshOnPush } from './modules/catalogRefreshOnPush';
import { giteaWebhook } from './modules/giteaWebhook';
import { permissionPolicy } from './modules/permissionPolicy';

const backend = createBackend();

// The page itself, built by `yarn build:app`.
backend.add(import('@backstage/plugin-app-backend'));

// Who is asking: everybody is the guest of catalog/org.yaml.
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

// What there is.
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(catalogRefreshOnPush);

// Who may do what.
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionPolicy);

// The form, and what it runs.
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@slipway/plugin-scaffolder-backend-module-gitops'));

// Pushes in, signals and notifications out.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(giteaWebhook);
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));

// Registry actions for agents.
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Slipway.
backend.add(import('@slipway/plugin-gitops-backend'));

backend.start();
