import { ConflictError, InputError } from '@backstage/errors';
import {
  deployableVersion,
  deployedPackage,
  Deployment,
} from '@slipway/plugin-gitops-common';

/** What somebody wants to bring from one deployment to another. */
export interface Promotion {
  /** The deployment whose version is promoted. */
  readonly source: Deployment;
  readonly target: Deployment;
  /** The version that the person saw there. */
  readonly seen?: string;
}

/**
 * The version that a promotion brings: what the source runs now. Only what is healthy is promoted, and only to a
 * deployment of the same thing.
 *
 * @throws InputError when these two cannot be promoted into each other, ConflictError when they cannot be now.
 */
export function promotedVersion({ seen, source, target }: Promotion): string {
  const [from, to] = [source.environment, target.environment];
  if (source.id === target.id) {
    throw new InputError(
      `${to} cannot be promoted to itself. Name the deployment whose version is wanted as 'from'.`,
    );
  }
  if (!runSame(source, target)) {
    throw new InputError(
      `Different things run there: ${whatRuns(source)}, ${whatRuns(target)}. Promote between deployments of one.`,
    );
  }
  if (!source.version) {
    throw new ConflictError(
      `Nothing was ever deployed to ${from}, so there is nothing to promote to ${to}.`,
    );
  }
  const version = deployableVersion(source);
  if (!version) {
    throw new ConflictError(
      `What ${from} runs has no tag to promote: its image is named by a digest. Change ${to} in Git.`,
    );
  }
  if (source.staleSince) {
    throw new ConflictError(
      `What ${from} runs cannot be told while Argo CD '${source.instance}' is not reachable. Try again, or deploy a version by its name.`,
    );
  }
  if (seen !== undefined && seen !== version) {
    throw new ConflictError(
      `${from} runs ${version} by now, no more ${seen}. Look at it, and promote again.`,
    );
  }
  if (source.health !== 'Healthy') {
    throw new ConflictError(
      `${version} is ${source.health} in ${from}. Promote it when it is Healthy there, or deploy it to ${to} by its name.`,
    );
  }
  return version;
}

function runSame(source: Deployment, target: Deployment): boolean {
  // What was never deployed may become anything.
  return (
    source.delivery === target.delivery &&
    (!source.version ||
      !target.version ||
      deployedPackage(source) === deployedPackage(target))
  );
}

function whatRuns(deployment: Deployment): string {
  const { application, delivery } = deployment;
  const what = deployedPackage(deployment);
  return `${application.name} ${
    what ? `${delivery === 'chart' ? 'the chart ' : ''}${what}` : delivery
  }`;
}
