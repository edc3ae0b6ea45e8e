import {
  Node,
  NumericLiteral,
  ObjectLiteralExpression,
  SyntaxKind,
} from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';

/** A value read from source text, and the line of each of its parts. */
export interface LiteralValue {
  readonly value: unknown;
  /** Line by path; the path's parts are joined by {@link literalPath}. */
  readonly lines: ReadonlyMap<string, number>;
}

/** @internal */
export function literalPath(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/**
 * Reads an expression that is a literal all through. Throws `ApplicationConfigError` with the line of the first part
 * that is none.
 *
 * @internal
 */
export function readLiteral(root: Node, file: string): LiteralValue {
  const lines = new Map<string, number>();
  return { value: read(root, []), lines };

  function read(node: Node, path: readonly string[]): unknown {
    lines.set(literalPath(path), node.getStartLineNumber());
    if (
      Node.isStringLiteral(node) ||
      Node.isNoSubstitutionTemplateLiteral(node)
    ) {
      return node.getLiteralText();
    }
    if (Node.isNumericLiteral(node)) {
      return numberOf(node);
    }
    if (Node.isTrueLiteral(node) || Node.isFalseLiteral(node)) {
      return node.getLiteralValue();
    }
    if (Node.isParenthesizedExpression(node)) {
      return read(node.getExpression(), path);
    }
    if (Node.isPrefixUnaryExpression(node)) {
      const operand = node.getOperand();
      if (
        node.getOperatorToken() === SyntaxKind.MinusToken &&
        Node.isNumericLiteral(operand)
      ) {
        return -numberOf(operand);
      }
    }
    if (Node.isArrayLiteralExpression(node)) {
      return node
        .getElements()
        .map((element, index) => read(element, [...path, String(index)]));
    }
    if (Node.isObjectLiteralExpression(node)) {
      return readObject(node, path);
    }
    throw refusal(node, path);
  }

  function readObject(
    node: ObjectLiteralExpression,
    path: readonly string[],
  ): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const property of node.getProperties()) {
      if (!Node.isPropertyAssignment(property)) {
        throw refusal(property, path);
      }
      const key = readKey(property.getNameNode(), path);
      if (entries.has(key)) {
        throw new ApplicationConfigError(
          `"${key}" is there twice; keep one of them.`,
          { file, line: property.getStartLineNumber() },
        );
      }
      const initializer = property.getInitializerOrThrow();
      entries.set(key, read(initializer, [...path, key]));
      lines.set(literalPath([...path, key]), property.getStartLineNumber());
    }
    return Object.fromEntries(entries);
  }

  function readKey(node: Node, path: readonly string[]): string {
    if (Node.isIdentifier(node) && node.getText() !== '__proto__') {
      return node.getText();
    }
    if (
      (Node.isStringLiteral(node) ||
        Node.isNoSubstitutionTemplateLiteral(node)) &&
      node.getLiteralText() !== '__proto__'
    ) {
      return node.getLiteralText();
    }
    if (Node.isNumericLiteral(node)) {
      return String(numberOf(node));
    }
    throw refusal(node, path);
  }

  function refusal(
    node: Node,
    path: readonly string[],
  ): ApplicationConfigError {
    const [first] = node.getText().split('\n');
    const shown = first.length > 60 ? `${first.slice(0, 57)}...` : first;
    const place = path.length > 0 ? ` in ${path.join('.')}` : '';
    return new ApplicationConfigError(
      `"${shown}"${place} is no literal; write the value itself (text, number, true, false, list or object), because the file is read without being run.`,
      { file, line: node.getStartLineNumber() },
    );
  }
}

/** The literal's own reader cuts numbers off at their exponent. */
function numberOf(node: NumericLiteral): number {
  return Number(node.getText().replaceAll('_', ''));
}
