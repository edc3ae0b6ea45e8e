import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createScmHost,
  parseRepositoryUrl,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { createGenerateAction } from './actions/generate/createGenerateAction';
import { createPullRequestAction } from './actions/pullRequest/createPullRequestAction';

/**
 * Adds the actions `gitops:cdk8s:generate` and `gitops:pull-request` to the scaffolder.
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
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ config: root, scaffolder }) {
        const config = readGitopsConfig(root);
        const integrations = ScmIntegrations.fromConfig(root);
        const openRepository = (url: string) => ({
          host: createScmHost(integrations, url),
          repository: parseRepositoryUrl(url),
        });
        scaffolder.addActions(
          createGenerateAction({ config, openRepository }),
          createPullRequestAction({
            config,
            integrations,
            openRepository,
            requireScmUserCredentials:
              root.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
              false,
          }),
        );
      },
    });
  },
});
