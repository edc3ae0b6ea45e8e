import { ChangeFacts } from './ChangeFacts';
import { changeTitle } from './changeTitle';
import { commitMessage } from './commitMessage';
import { inOneLine } from './inOneLine';
import { quoted } from './quoted';
import { withoutDirectives } from './withoutDirectives';

/** Title, Markdown body and commit message of a pull request. What people typed cannot break out of its line. */
export function pullRequestText(asked: ChangeFacts): {
  readonly title: string;
  readonly body: string;
  readonly commitMessage: string;
} {
  const { change, actor, reason, commandId } = asked;
  const { environment, from, to } = change;
  const facts = [
    `- Asked by: \`${inOneLine(actor)}\``,
    ...(reason ? [`- Reason: ${quoted(reason)}`] : []),
    `- Version: \`${inOneLine(from)}\` → \`${inOneLine(to)}\``,
    `- Command: \`${inOneLine(commandId)}\``,
  ];
  const notes = change.notes.map(
    note => `> ${withoutDirectives(inOneLine(note))}\n`,
  );
  const body = [
    ...facts,
    '',
    `Merging this brings it to **${inOneLine(
      environment,
    )}**. Argo CD applies the objects in this order; the portal follows it.`,
    '',
    change.wavePlan.trim(),
    '',
    ...notes,
  ].join('\n');
  return {
    title: changeTitle(asked),
    body,
    commitMessage: commitMessage(asked),
  };
}
