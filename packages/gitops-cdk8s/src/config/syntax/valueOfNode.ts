import { SyntaxNode } from './SyntaxNode';

/** The plain data that a literal stands for. */
export function valueOfNode(node: SyntaxNode): unknown {
  if (node.kind === 'scalar') {
    return node.value;
  }
  return node.kind === 'list'
    ? node.items.map(valueOfNode)
    : Object.fromEntries(
        node.properties.map(({ key, value }) => [key, valueOfNode(value)]),
      );
}
