import { FileDifference } from '../git/types';
import { DiffFile } from './parseDiff';
import { html, Html } from './html';

const MAX_LINES = 2_000;
const SIGN = {
  added: '+',
  removed: '-',
  context: '',
  hunk: '',
  note: '',
} as const;

function rows(file: DiffFile): Html {
  const shown = file.lines.slice(0, MAX_LINES);
  return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label="Changes in ${file.path}"
    >
      <table class="code">
        ${shown.map(
          line =>
            html`<tr class="${line.kind}">
              <td class="n">${line.before}</td>
              <td class="n">${line.after}</td>
              <td class="sign">${SIGN[line.kind]}</td>
              <td>${line.text}</td>
            </tr> `,
        )}
      </table>
    </div>
    ${file.lines.length > MAX_LINES && html`<p class="pad muted">${file.lines.length - MAX_LINES} more lines are not shown.</p>`}`;
}

/** Changed files with their diffs, each of which can be folded away. */
export function diffView(
  files: readonly FileDifference[],
  diffs: readonly DiffFile[],
): Html {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const summary = html`<h2>
    ${files.length} changed ${files.length === 1 ? 'file' : 'files'}
    <span class="muted">+${additions} −${deletions}</span>
  </h2>`;
  const cards = files.map((file, i) => {
    const diff = diffs[i];
    const name = file.previousPath
      ? `${file.previousPath} → ${file.path}`
      : file.path;
    return html`<details class="card file" open>
      <summary>
        ${name} <span class="muted">${file.status}</span>
        <span class="plus">+${file.additions}</span>
        <span class="minus">−${file.deletions}</span>
      </summary>
      ${diff && diff.lines.length > 0 ? rows(diff) : html`<p class="pad muted">No lines to show.</p>`}
    </details>`;
  });
  return html`${summary}${cards}`;
}
