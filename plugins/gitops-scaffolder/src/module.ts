import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createRepositoryOpener,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { createChangeAction } from './actions/change/createChangeAction';
import { createPackageAction } from './actions/charts/createPackageAction';
import { createPublishAction } from './actions/charts/createPublishAction';
import { createDeclareAction } from './actions/declare/createDeclareAction';
import { createGenerateAction } from './actions/generate/createGenerateAction';
import { createPullRequestAction } from './actions/pullRequest/createPullRequestAction';
import { createWaitAction } from './actions/wait/createWaitAction';
import { createOpenClient } from './createOpenClient';

/**
 * Adds the actions `gitops:cdk8s:generate`, `gitops:cdk8s:change`, `gitops:cdk8s:declare`, `gitops:pull-request`, `gitops:chart:package`,
 * `gitops:chart:publish` and `gitops:wait` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGitops = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ config: root, scaffolder, auth, discovery }) {
        const config = readGitopsConfig(root);
        const integrations = ScmIntegrations.fromConfig(root);
        const open = createRepositoryOpener(integrations);
        const openClient = createOpenClient({ auth, discovery });
        scaffolder.addActions(
          createPackageAction(config),
          createPublishAction({ openClient }),
          createWaitAction({ openClient }),
          createGenerateAction({ config, openRepository: open }),
          createChangeAction({ config, openRepository: open }),
          createDeclareAction({ config, openRepository: open }),
          createPullRequestAction({
            config,
            integrations,
            openRepository: open,
            requireScmUserCredentials:
              root.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
              false,
          }),
        );
      },
    });
  },
});
