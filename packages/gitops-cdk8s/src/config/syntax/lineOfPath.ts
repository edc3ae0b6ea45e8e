import { Span, SyntaxNode } from './SyntaxNode';

/** The line, counted from 1, of the part of a literal that a path leads to; undefined when there is none. */
export function lineOfPath(
  text: string,
  root: SyntaxNode,
  path: readonly PropertyKey[],
): number | undefined {
  const span = spanOf(root, path);
  return span && text.slice(0, span.start).split('\n').length;
}

function spanOf(
  root: SyntaxNode,
  path: readonly PropertyKey[],
): Span | undefined {
  let node: SyntaxNode = root;
  let span: Span = root;
  for (const part of path.map(String)) {
    if (node.kind === 'record') {
      const property = node.properties.find(({ key }) => key === part);
      if (!property) {
        return undefined;
      }
      span = property;
      node = property.value;
    } else {
      const item: SyntaxNode | undefined =
        node.kind === 'list' ? node.items[Number(part)] : undefined;
      if (!item) {
        return undefined;
      }
      span = item;
      node = item;
    }
  }
  return span;
}
