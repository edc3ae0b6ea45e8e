import { Span } from './SyntaxNode';

/**
 * Takes a property or an item out of a literal, with its comma. One that has lines of its own goes with them and with the
 * comments right above it.
 */
export function cutMember(text: string, { end, start }: Span): string {
  const [after] = /^\s*,?[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(end)) ?? [''];
  const stop = end + after.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') {
    return `${text.slice(0, start)}${text.slice(stop).replace(/^[ \t]+/, '')}`;
  }
  let begin = lineStart;
  for (;;) {
    const above = text.lastIndexOf('\n', begin - 2) + 1;
    const line = text.slice(above, begin).trim();
    if (begin === 0 || !line.startsWith('//')) {
      break;
    }
    begin = above;
  }
  const rest = text.slice(stop).replace(/^\r?\n/, '');
  return `${text.slice(0, begin)}${rest}`;
}
