/** A line of a diff: its kind and its numbers on both sides. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed' | 'hunk' | 'note';
  readonly before?: number;
  readonly after?: number;
  readonly text: string;
}

/** The diff of one file. */
export interface DiffFile {
  readonly path: string;
  readonly lines: readonly DiffLine[];
}

function hunkLines(lines: readonly string[]): DiffLine[] {
  const result: DiffLine[] = [];
  let before = 0;
  let after = 0;
  let inHunk = false;
  for (const line of lines) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/.exec(line);
    if (hunk) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      inHunk = true;
      result.push({ kind: 'hunk', text: line });
    } else if (inHunk && line.startsWith('+')) {
      result.push({ kind: 'added', after: after++, text: line.slice(1) });
    } else if (inHunk && line.startsWith('-')) {
      result.push({ kind: 'removed', before: before++, text: line.slice(1) });
    } else if (inHunk && line.startsWith(' ')) {
      result.push({
        kind: 'context',
        before: before++,
        after: after++,
        text: line.slice(1),
      });
    } else if (
      line.startsWith('\\') ||
      line.startsWith('Binary files') ||
      /^(rename|similarity|new mode|old mode)/.test(line)
    ) {
      result.push({ kind: 'note', text: line.replace(/^\\ /, '') });
    }
  }
  return result;
}

/** Reads `git diff` output, one entry per path in `paths`, which are in the order of the diff. */
export function parseDiff(text: string, paths: readonly string[]): DiffFile[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) =>
    line.startsWith('diff --git ') ? [index] : [],
  );
  return starts.map((start, i) => ({
    path: paths[i] ?? '',
    lines: hunkLines(lines.slice(start + 1, starts[i + 1])),
  }));
}
