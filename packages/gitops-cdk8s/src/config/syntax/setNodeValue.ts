import { isDeepStrictEqual } from 'node:util';
import { printKey, printLiteral } from '../printLiteral';
import { cutMember } from './cutMember';
import { indentAt } from './indentAt';
import { insertProperty } from './insertProperty';
import { ListNode, RecordNode, Span, SyntaxNode } from './SyntaxNode';
import { valueOfNode } from './valueOfNode';

/** The text after one step towards a value; undefined when the literal says it already. */
type Step = string | undefined;

/**
 * Goes one step towards what a literal shall say: one value is written anew, one field or item added or taken out.
 * Everything else in the text, comments among it, stays as it is. The tree has to be read again after a step. Order of
 * fields does not count.
 *
 * @param value - plain data; fields that are undefined count as not there
 */
export function setNodeValue(
  text: string,
  node: SyntaxNode,
  value: unknown,
): Step {
  if (node.kind === 'record' && isRecord(value)) {
    return setRecord(text, node, value);
  }
  if (node.kind === 'list' && Array.isArray(value)) {
    return setList(text, node, value);
  }
  return node.kind === 'scalar' && node.value === value
    ? undefined
    : replace(text, node, value);
}

function setRecord(
  text: string,
  node: RecordNode,
  value: Readonly<Record<string, unknown>>,
): Step {
  for (const property of node.properties) {
    const wanted = Object.hasOwn(value, property.key)
      ? value[property.key]
      : undefined;
    const next =
      wanted === undefined
        ? cutMember(text, property)
        : setNodeValue(text, property.value, wanted);
    if (next !== undefined) {
      return next;
    }
  }
  const known = new Set(node.properties.map(({ key }) => key));
  const missing = Object.keys(value).find(
    key => value[key] !== undefined && !known.has(key),
  );
  if (missing === undefined) {
    return undefined;
  }
  const key = printKey(missing);
  const indent = memberIndent(text, node, node.properties);
  const printed = printLiteral(
    value[missing],
    indent,
    indent + key.length + ': '.length,
  );
  return insertProperty(text, node, `${key}: ${printed}`);
}

/** Items that are at the beginning and at the end of both lists are the same ones, and keep their comments. */
function setList(
  text: string,
  node: ListNode,
  value: readonly unknown[],
): Step {
  const { items } = node;
  if (items.length === value.length) {
    for (const [index, item] of items.entries()) {
      const next = setNodeValue(text, item, value[index]);
      if (next !== undefined) {
        return next;
      }
    }
    return undefined;
  }
  const differs = items.findIndex(
    (item, index) => !isDeepStrictEqual(valueOfNode(item), value[index]),
  );
  const at = differs < 0 ? items.length : differs;
  if (items.length > value.length) {
    return cutMember(text, items[Math.min(at, items.length - 1)]);
  }
  const indent = memberIndent(text, node, items);
  const printed = printLiteral(value[at], indent);
  if (at === items.length) {
    return insertProperty(text, node, printed);
  }
  const { start } = items[at];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const between =
    text.slice(lineStart, start).trim() === ''
      ? `\n${text.slice(lineStart, start)}`
      : ' ';
  return `${text.slice(0, start)}${printed},${between}${text.slice(start)}`;
}

/** How far in a new member of a literal stands. */
function memberIndent(
  text: string,
  node: Span,
  members: readonly Span[],
): number {
  const [first] = members;
  return first && text.slice(node.start, first.start).includes('\n')
    ? indentAt(text, first.start)
    : indentAt(text, node.start);
}

function replace(text: string, node: Span, value: unknown): string {
  const lineStart = text.lastIndexOf('\n', node.start - 1) + 1;
  const printed = printLiteral(
    value,
    indentAt(text, node.start),
    node.start - lineStart,
  );
  return `${text.slice(0, node.start)}${printed}${text.slice(node.end)}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
