import { ListNode, RecordNode } from './SyntaxNode';

const COMMA = /^(?:\s+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*,/;

/**
 * Adds a property, or an item, at the end of a literal, in the way the literal is written: on the same line, or on a line
 * of its own as far in as the last one. Comments stay with what they are behind.
 *
 * @param record - a record; or a list, which takes an item
 * @param property - `key: value`, without a comma
 */
export function insertProperty(
  text: string,
  record: RecordNode | ListNode,
  property: string,
): string {
  const members = record.kind === 'record' ? record.properties : record.items;
  const last = members.at(-1);
  if (!last) {
    const [open, close] = record.kind === 'record' ? ['{ ', ' }'] : ['[', ']'];
    const inside = text.slice(record.start + 1, record.end - 1).trim();
    const rest = inside ? `, ${text.slice(record.start + 1)}` : close;
    const after = inside ? '' : text.slice(record.end);
    return `${text.slice(0, record.start)}${open}${property}${rest}${after}`;
  }
  const comma = COMMA.exec(text.slice(last.end, record.end - 1))?.[0];
  const at = last.end + (comma?.length ?? 0);
  if (!text.slice(record.start, last.start).includes('\n')) {
    return comma
      ? `${text.slice(0, at)} ${property}${text.slice(at)}`
      : `${text.slice(0, at)}, ${property}${text.slice(at)}`;
  }
  const lineStart = text.lastIndexOf('\n', last.start) + 1;
  const [indent] = /^[ \t]*/.exec(text.slice(lineStart)) ?? [''];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // What follows the last property on its line is a comment of that property: the new one goes below it.
  const [trailing] = /^[^\r\n]*/.exec(text.slice(at)) ?? [''];
  const isComment = /^\s*\/[/*]/.test(trailing);
  const end = isComment ? at + trailing.length : at;
  return [
    text.slice(0, last.end),
    comma ?? ',',
    text.slice(at, end),
    `${newline}${indent}${property},`,
    text.slice(end),
  ].join('');
}
