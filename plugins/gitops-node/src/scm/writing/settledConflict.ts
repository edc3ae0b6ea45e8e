import { setTimeout as sleep } from 'node:timers/promises';
import { PullRequest } from '../ScmHost';

/** How long and how often a pull request whose merge is still being tried is looked at before it is written to. */
const CHECKING = { attempts: 5, delayMs: 400 };

/**
 * Whether an open pull request conflicts, once its host has tried the merge; undefined when it takes too long, and for
 * one that is not open any more.
 */
export async function settledConflict(
  read: () => Promise<PullRequest>,
): Promise<boolean | undefined> {
  for (let attempt = 1; ; attempt++) {
    const { conflict, state } = await read();
    const isSure = conflict !== undefined || state !== 'open';
    if (isSure || attempt === CHECKING.attempts) return conflict;
    await sleep(CHECKING.delayMs);
  }
}
