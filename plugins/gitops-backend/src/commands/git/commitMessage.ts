import { ChangeFacts } from './ChangeFacts';
import { changeTitle } from './changeTitle';
import { commandTrailer } from './commandTrailer';
import { inOneLine } from './inOneLine';
import { withoutDirectives } from './withoutDirectives';

/**
 * The message of a commit: what, why, and who by which command. What people typed cannot break out of its line, nor tell the
 * Git host what to do, and the command comes last: `findCommit` finds the commit by it.
 *
 * @param options.notes - what a reader of the pull request would be told; a commit without one has to say it itself
 */
export function commitMessage(
  facts: ChangeFacts,
  options: { readonly notes?: readonly string[] } = {},
): string {
  const { reason, actor, commandId } = facts;
  return [
    changeTitle(facts),
    '',
    ...(reason ? [said(reason), ''] : []),
    ...(options.notes ?? []).flatMap(note => [said(note), '']),
    `Requested-by: ${inOneLine(actor)}`,
    commandTrailer(commandId),
  ].join('\n');
}

function said(text: string): string {
  return withoutDirectives(inOneLine(text));
}
