import { DeploymentId } from '@slipway/plugin-gitops-common';

/**
 * Looks again whether a command may still change its deployment. A command may wait for days, and what was true when it
 * was accepted may not be true any more.
 */
export interface CommandGuard {
  /**
   * Resolves when it may.
   *
   * @throws NotAllowedError or NotFoundError with one sentence when it may not; ServiceUnavailableError when that cannot
   * be told at the moment.
   */
  check(command: {
    readonly entityRef: string;
    readonly deployment: DeploymentId;
    readonly signal?: AbortSignal;
  }): Promise<void>;
}
