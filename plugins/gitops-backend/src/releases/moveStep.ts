import { ConflictError } from '@backstage/errors';
import { changeVersion } from '../commands/changeVersion';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { isGenerated } from '../commands/git/generatedApplicationOf';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import {
  PullRequestPlan,
  submitPullRequest,
} from '../commands/steps/openPullRequest';
import { rememberBefore } from '../commands/steps/seenBefore';
import { chartSourceOf, withTargetRevision } from './chartSourceOf';
import { chooseRepository } from './chooseRepository';
import { judgeTarget } from './judgeTarget';
import { ReleaseTools } from './ReleaseTools';

/** How a release changes Git. */
export function releasePlan(tools: ReleaseTools): PullRequestPlan {
  return {
    verb: 'release',
    change: context =>
      changeVersion(tools, context, String(context.memory.version)),
  };
}

/**
 * Makes the Application ask for the new version. One that follows a range does by itself. One that our generator made
 * is moved in Git, by a pull request, because Git would win over anything else. Any other is moved where it is: its
 * own repository is not known here.
 */
export function moveStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'move',
    title: 'Move the Application to the version',
    async run(context) {
      const version = String(context.memory.version);
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const { targetRevision, chart, repoURL } = chartSourceOf(application);
      if (chart !== context.memory.chart) {
        throw new ConflictError(
          `${application.metadata.name} has been changed to run '${chart}' meanwhile. Release that chart, or change it back in Git.`,
        );
      }
      chooseRepository(tools.registries.repositories, {
        name: String(context.memory.repository),
        repoURL,
      });
      const { name } = application.metadata;
      const verdict = judgeTarget(targetRevision, version);
      if (context.memory.historyBefore === undefined) {
        await rememberBefore(context, application);
      }
      if (verdict === 'asks') {
        return { type: 'done', output: `${name} asks for ${version} already` };
      }
      if (verdict === 'follows') {
        return {
          type: 'done',
          output: `${name} follows ${targetRevision}, which takes ${version} in`,
        };
      }
      if (verdict === 'outside') {
        throw new ConflictError(
          `${name} follows '${targetRevision}', which does not take ${version} in. Release a version that it takes in, or change the range in Git; for pre-releases write it like '>=1.0.0-0 <2.0.0-0'.`,
        );
      }
      if (isGenerated(application)) {
        const plan = releasePlan(tools);
        const change = await plan.change(context);
        if (!change?.files.length) {
          return {
            type: 'done',
            output: `Git asks for ${version} already`,
          };
        }
        const url = await submitPullRequest(tools, plan.verb, context, change);
        return { type: 'done', output: url };
      }
      await context.leaves(
        'rollback',
        `${name} asked for ${targetRevision} before; roll it back from its versions if ${version} does not work.`,
      );
      await context.leaves(
        'target',
        `${name} asks for ${version} instead of ${targetRevision}.`,
      );
      await access.write(application, ({ metadata, spec }) => ({
        metadata,
        spec: withTargetRevision(spec, version),
      }));
      return {
        type: 'done',
        output: `${name} was moved from ${targetRevision} to ${version}`,
      };
    },
  };
}
