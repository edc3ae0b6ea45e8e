import type { Node, NumericLiteral, ObjectLiteralExpression } from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';
import { loadTsMorph } from './syntax/loadTsMorph';
import { PropertyNode, RecordNode, SyntaxNode } from './syntax/SyntaxNode';

/**
 * Reads an expression of the compiler's syntax tree that is a literal all through. Throws `ApplicationConfigError` with
 * the line of the first part that is none.
 *
 * @internal
 */
export function readSyntaxNode(root: Node, file: string): SyntaxNode {
  const { Node: Is, SyntaxKind } = loadTsMorph();
  return read(root, []);

  function read(node: Node, path: readonly string[]): SyntaxNode {
    const span = { start: node.getStart(), end: node.getEnd() };
    if (Is.isParenthesizedExpression(node)) {
      return { ...read(node.getExpression(), path), ...span };
    }
    if (Is.isArrayLiteralExpression(node)) {
      const items = node
        .getElements()
        .map((element, index) => read(element, [...path, String(index)]));
      return { kind: 'list', ...span, items };
    }
    if (Is.isObjectLiteralExpression(node)) {
      return readRecord(node, path);
    }
    return { kind: 'scalar', ...span, value: readScalar(node, path) };
  }

  function readScalar(
    node: Node,
    path: readonly string[],
  ): string | number | boolean {
    if (Is.isStringLiteral(node) || Is.isNoSubstitutionTemplateLiteral(node)) {
      return node.getLiteralText();
    }
    if (Is.isNumericLiteral(node)) {
      return numberOf(node);
    }
    if (Is.isTrueLiteral(node) || Is.isFalseLiteral(node)) {
      return node.getLiteralValue();
    }
    if (Is.isPrefixUnaryExpression(node)) {
      const operand = node.getOperand();
      if (
        node.getOperatorToken() === SyntaxKind.MinusToken &&
        Is.isNumericLiteral(operand)
      ) {
        return -numberOf(operand);
      }
    }
    throw refusal(node, path);
  }

  function readRecord(
    node: ObjectLiteralExpression,
    path: readonly string[],
  ): RecordNode {
    const properties = new Map<string, PropertyNode>();
    for (const property of node.getProperties()) {
      if (!Is.isPropertyAssignment(property)) {
        throw refusal(property, path);
      }
      const key = readKey(property.getNameNode(), path);
      if (properties.has(key)) {
        throw new ApplicationConfigError(
          `"${key}" is there twice; keep one of them.`,
          { file, line: property.getStartLineNumber() },
        );
      }
      properties.set(key, {
        start: property.getStart(),
        end: property.getEnd(),
        key,
        value: read(property.getInitializerOrThrow(), [...path, key]),
      });
    }
    return {
      kind: 'record',
      start: node.getStart(),
      end: node.getEnd(),
      properties: [...properties.values()],
    };
  }

  function readKey(node: Node, path: readonly string[]): string {
    if (Is.isIdentifier(node) && node.getText() !== '__proto__') {
      return node.getText();
    }
    if (
      (Is.isStringLiteral(node) || Is.isNoSubstitutionTemplateLiteral(node)) &&
      node.getLiteralText() !== '__proto__'
    ) {
      return node.getLiteralText();
    }
    if (Is.isNumericLiteral(node)) {
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
