import { NotImplementedError } from '@backstage/errors';
import {
  EnvironmentConfig,
  GitopsRepositoryConfig,
} from '@slipway/plugin-gitops-node';
import { StepTools } from '../steps/StepTools';
import { GitAccess, GitRepository } from './GitAccess';

/** What the steps that change Git are made of. */
export interface GitTools extends StepTools {
  readonly git: GitAccess;
  /** Absent when `gitops.repository` is not configured. */
  readonly repository?: GitopsRepositoryConfig;
  /** As they are configured now: nothing is committed to one that does not ask for commits. Not looked at when absent. */
  readonly environments?: readonly EnvironmentConfig[];
}

/** The GitOps repository with how it is written. */
export interface GitopsRepository extends GitRepository {
  readonly config: GitopsRepositoryConfig;
}

/** @throws NotImplementedError when `gitops.repository` is not configured. */
export function openGitopsRepository(tools: GitTools): GitopsRepository {
  if (!tools.repository) {
    throw new NotImplementedError(
      'No GitOps repository is configured, so nothing can be changed in Git. Set gitops.repository.url.',
    );
  }
  return {
    ...tools.git.open(tools.repository.url),
    config: tools.repository,
  };
}
