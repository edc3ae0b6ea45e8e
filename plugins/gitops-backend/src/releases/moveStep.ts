import { ConflictError } from '@backstage/errors';
import { changeVersion } from '../commands/changeVersion';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { changesByCommit } from '../commands/git/changesByCommit';
import { ChangePlan } from '../commands/git/ChangePlan';
import { isGenerated } from '../commands/git/generatedApplicationOf';
import { StepContext } from '../commands/StepContext';
import { StepResult } from '../commands/StepResult';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { commitChange } from '../commands/steps/commitChange';
import { submitPullRequest } from '../commands/steps/openPullRequest';
import { rememberBefore } from '../commands/steps/seenBefore';
import { chartSourceOf, withTargetRevision } from './chartSourceOf';
import { chooseRepository } from './chooseRepository';
import { judgeTarget } from './judgeTarget';
import { ReleaseTools } from './ReleaseTools';

/** How a release changes Git. */
export function releasePlan(tools: ReleaseTools): ChangePlan {
  return {
    verb: 'release',
    change: context =>
      changeVersion(tools, context, String(context.memory.version)),
  };
}

/**
 * Makes the Application ask for the new version. One that follows a range does by itself. One that our generator made
 * is moved in Git, by a pull request or a commit as its environment is configured, because Git would win over anything else. Any other is moved where it is: its
 * own repository is not known here.
 */
export function moveStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'move',
    title: 'Move the Application to the version',
    // Another try is made from what Git asks for by then.
    retry: { forget: ['from', 'commitTries'] },
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
      // It may ask for it by a commit of ours, made before this backend was killed: that has to be found then.
      if (verdict === 'asks' && !context.memory.committing) {
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
        return (
          (await moveInGit(tools, context)) ?? {
            type: 'done',
            output: `Git asks for ${version} already`,
          }
        );
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

/** Undefined when Git has it already. */
async function moveInGit(
  tools: ReleaseTools,
  context: StepContext,
): Promise<StepResult | undefined> {
  const plan = releasePlan(tools);
  if (changesByCommit(context.parameters)) {
    return commitChange(tools, plan, context);
  }
  const change = await plan.change(context);
  if (!change?.files.length) return undefined;
  const url = await submitPullRequest(tools, plan.verb, context, change);
  return { type: 'done', output: url };
}
