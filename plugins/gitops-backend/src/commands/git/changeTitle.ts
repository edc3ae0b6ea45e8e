import { ChangeFacts } from './ChangeFacts';

/** What a change does, in one line: the title of its pull request, the first line of its commit. */
export function changeTitle({
  change: { app, to, environment },
  verb,
}: Pick<ChangeFacts, 'change' | 'verb'>): string {
  switch (verb) {
    case 'deploy':
      return `Deploy ${app} ${to} to ${environment}`;
    case 'promote':
      return `Promote ${app} ${to} to ${environment}`;
    case 'release':
      return `Release ${app} ${to} to ${environment}`;
    default:
      return `Roll ${app} back to ${to} in ${environment}`;
  }
}
