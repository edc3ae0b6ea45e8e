import { GitChange } from './GitChange';

const TITLES = {
  deploy: (app: string, to: string, environment: string) =>
    `Deploy ${app} ${to} to ${environment}`,
  'roll back': (app: string, to: string, environment: string) =>
    `Roll ${app} back to ${to} in ${environment}`,
  release: (app: string, to: string, environment: string) =>
    `Release ${app} ${to} to ${environment}`,
} as const;

/** Who asked, why, and for what. */
export interface PullRequestFacts {
  readonly change: GitChange;
  readonly verb: 'deploy' | 'roll back' | 'release';
  readonly actor: string;
  readonly reason?: string;
  readonly commandId: string;
}

/** Title, Markdown body and commit message of a pull request. What people typed cannot break out of its line. */
export function pullRequestText({
  change,
  verb,
  actor,
  reason,
  commandId,
}: PullRequestFacts): {
  readonly title: string;
  readonly body: string;
  readonly commitMessage: string;
} {
  const { app, environment, from, to } = change;
  const title = TITLES[verb](app, to, environment);
  const facts = [
    `- Asked by: \`${inline(actor)}\``,
    ...(reason ? [`- Reason: ${quoted(reason)}`] : []),
    `- Version: \`${inline(from)}\` → \`${inline(to)}\``,
    `- Command: \`${inline(commandId)}\``,
  ];
  const notes = change.notes.map(note => `> ${inline(note)}\n`);
  const body = [
    ...facts,
    '',
    `Merging this brings it to **${inline(
      environment,
    )}**. Argo CD applies the objects in this order; the portal follows it.`,
    '',
    change.wavePlan.trim(),
    '',
    ...notes,
  ].join('\n');
  const commitMessage = [
    title,
    '',
    ...(reason ? [inline(reason), ''] : []),
    `Requested-by: ${inline(actor)}`,
    `Command: ${inline(commandId)}`,
  ].join('\n');
  return { title, body, commitMessage };
}

function inline(text: string): string {
  return text.replace(/[`\r\n]+/g, ' ').trim();
}

function quoted(text: string): string {
  return inline(text).replace(/[\\*_[\]<>|#@!]/g, '\\$&');
}
