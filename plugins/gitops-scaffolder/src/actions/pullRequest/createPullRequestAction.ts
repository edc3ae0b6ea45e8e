import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { OpenRepository } from '../../OpenRepository';
import { requireRepository } from '../../requireRepository';
import { inOneSentence } from '../inOneSentence';
import { authorOf } from './authorOf';
import { branchOf } from './branchOf';
import { contentsUrl } from './contentsUrl';
import { examples } from './createPullRequestAction.examples';
import { pullRequestSchema } from './pullRequestSchema';
import { readChanges } from './readChanges';

/** @public */
export interface PullRequestActionOptions {
  readonly config: GitopsConfig;
  readonly integrations: ScmIntegrationRegistry;
  readonly openRepository: OpenRepository;
  /** The configuration's `scaffolder.requireScmUserCredentials`. */
  readonly requireScmUserCredentials: boolean;
}

/**
 * The action `gitops:pull-request`: one commit and one pull request with the workspace's files for the GitOps
 * repository. Run again it updates the pull request that is open rather than opening a second one.
 *
 * @public
 */
export function createPullRequestAction({
  config: gitops,
  integrations,
  openRepository,
  requireScmUserCredentials,
}: PullRequestActionOptions) {
  return createTemplateAction({
    id: 'gitops:pull-request',
    description:
      'Opens a pull request with the files of the workspace on the GitOps repository, or updates the one that is open',
    examples,
    supportsDryRun: true,
    schema: pullRequestSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { input, logger } = ctx;
        if (requireScmUserCredentials) {
          throw new InputError(
            'scaffolder.requireScmUserCredentials is on, and gitops:pull-request works with the credentials of the integration only; switch that off, or open the pull request with the action of your Git host.',
          );
        }
        const { branch: base, url } = requireRepository(gitops);
        const branch = branchOf(input.application, input.branch);
        const changes = await readChanges({
          workspacePath: ctx.workspacePath,
          sourcePath: input.sourcePath || '.',
          deletes: input.deletes ?? [],
        });
        const contents = contentsUrl(url, base, integrations.byUrl(url)?.type);
        const title = input.title || `Add ${input.application}`;
        logger.info(`${changes.length} files for ${branch} of ${url}`);
        if (ctx.isDryRun) {
          logger.info('Dry run: no pull request was opened');
          ctx.output('branch', branch);
          ctx.output('pullRequestUrl', url);
          ctx.output('number', 0);
          ctx.output('created', false);
          ctx.output('repoContentsUrl', contents);
          return;
        }

        const { host, repository } = openRepository(url);
        const pullRequest = await ctx.checkpoint({
          key: `pull-request.${repository.host}.${repository.owner}.${repository.name}.${branch}`,
          fn: async () => {
            const opened = await host.openPullRequest({
              repository,
              base,
              branch,
              title,
              body: input.description || title,
              commitMessage: title,
              changes,
              madeFrom: input.madeFrom || undefined,
              author: authorOf(ctx.user?.entity),
            });
            return {
              url: opened.url,
              number: opened.number,
              created: opened.created,
            };
          },
        });
        logger.info(
          `${pullRequest.created ? 'Opened' : 'Updated'} pull request #${pullRequest.number}: ${pullRequest.url}`,
        );
        ctx.output('pullRequestUrl', pullRequest.url);
        ctx.output('number', pullRequest.number);
        ctx.output('branch', branch);
        ctx.output('created', pullRequest.created);
        ctx.output('repoContentsUrl', contents);
      }),
  });
}
