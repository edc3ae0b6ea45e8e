import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OwnersActPolicy } from './OwnersActPolicy';

/** Installs {@link OwnersActPolicy} as the policy of the permission framework. */
export const permissionPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners-act-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new OwnersActPolicy());
      },
    });
  },
});
