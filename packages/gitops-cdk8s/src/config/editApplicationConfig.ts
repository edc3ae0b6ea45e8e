import { Node, ObjectLiteralExpression } from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';
import { parseConfigFile } from './parseConfigFile';
import { printString } from './printLiteral';
import { readApplicationConfig } from './readApplicationConfig';

/** @public */
export interface ApplicationEdit {
  readonly environment: string;
  /** New `environments.<environment>.image.tag`. */
  readonly imageTag?: string;
  /** New `environments.<environment>.chartVersion`. */
  readonly chartVersion?: string;
}

/**
 * Changes one environment's version in a config file and nothing else: formatting and comments stay. A value that is
 * there already gives the same text back. Throws `ApplicationConfigError` when the environment is not in the file,
 * when the file cannot be read, or when the new value cannot be taken.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function editApplicationConfig(
  text: string,
  edit: ApplicationEdit,
  fileName: string = 'the config file',
): string {
  readApplicationConfig(text, fileName);
  let edited = text;
  if (edit.imageTag !== undefined) {
    edited = setField(
      edited,
      fileName,
      edit.environment,
      ['image', 'tag'],
      edit.imageTag,
    );
  }
  if (edit.chartVersion !== undefined) {
    edited = setField(
      edited,
      fileName,
      edit.environment,
      ['chartVersion'],
      edit.chartVersion,
    );
  }
  readApplicationConfig(edited, fileName);
  return edited;
}

function setField(
  text: string,
  file: string,
  environment: string,
  path: readonly string[],
  value: string,
): string {
  const { argument } = parseConfigFile(text, file);
  const environments = findObject(argument, 'environments');
  const target = environments && findObject(environments, environment);
  if (!target) {
    const known = environments ? propertyNames(environments).join(', ') : '';
    throw new ApplicationConfigError(
      `the environment "${environment}" is not in the file; use one of ${known}, or add it first.`,
      { file },
    );
  }
  let object = target;
  for (const [depth, name] of path.entries()) {
    const found = findValue(object, name);
    const rest = path.slice(depth + 1);
    if (!found) {
      const written = rest.reduceRight(
        (inner, key) => `{ ${key}: ${inner} }`,
        printString(value),
      );
      return insertProperty(text, object, `${name}: ${written}`);
    }
    if (rest.length === 0) {
      return current(found) === value
        ? text
        : text.slice(0, found.getStart()) +
            printString(value) +
            text.slice(found.getEnd());
    }
    object = unwrap(found) as ObjectLiteralExpression;
  }
  return text;
}

/** Adds a property at the end of an object literal, in the way the object is written. */
function insertProperty(
  text: string,
  object: ObjectLiteralExpression,
  property: string,
): string {
  const properties = object.getProperties();
  const last = properties.at(-1);
  if (!last) {
    return `${text.slice(0, object.getStart())}{ ${property} }${text.slice(object.getEnd())}`;
  }
  const between = text.slice(last.getEnd(), object.getEnd() - 1);
  const comma = /^\s*,/.exec(between);
  const at = last.getEnd() + (comma ? comma[0].length : 0);
  const multiline = object.getStartLineNumber() !== last.getStartLineNumber();
  if (!multiline) {
    return `${text.slice(0, last.getEnd())}, ${property}${text.slice(at)}`;
  }
  const lineStart = text.lastIndexOf('\n', last.getStart()) + 1;
  const [indent] = /^[ \t]*/.exec(text.slice(lineStart)) ?? [''];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // What follows the last property on its line is a comment of that property: the new one goes below it.
  const [trailing] = /^[^\r\n]*/.exec(text.slice(at)) ?? [''];
  const isComment = /^\s*\/[/*]/.test(trailing);
  const end = isComment ? at + trailing.length : at;
  return [
    text.slice(0, last.getEnd()),
    comma ? comma[0] : ',',
    text.slice(at, end),
    `${newline}${indent}${property},`,
    text.slice(end),
  ].join('');
}

function findObject(
  object: ObjectLiteralExpression,
  name: string,
): ObjectLiteralExpression | undefined {
  const value = findValue(object, name);
  const inner = value && unwrap(value);
  return Node.isObjectLiteralExpression(inner) ? inner : undefined;
}

function findValue(
  object: ObjectLiteralExpression,
  name: string,
): Node | undefined {
  return object
    .getProperties()
    .filter(Node.isPropertyAssignment)
    .find(property => keyOf(property.getNameNode()) === name)
    ?.getInitializer();
}

function propertyNames(object: ObjectLiteralExpression): readonly string[] {
  return object
    .getProperties()
    .filter(Node.isPropertyAssignment)
    .map(property => keyOf(property.getNameNode()));
}

function keyOf(node: Node): string {
  return Node.isStringLiteral(node) ||
    Node.isNoSubstitutionTemplateLiteral(node)
    ? node.getLiteralText()
    : node.getText();
}

function current(node: Node): string | undefined {
  const inner = unwrap(node);
  return Node.isStringLiteral(inner) ||
    Node.isNoSubstitutionTemplateLiteral(inner)
    ? inner.getLiteralText()
    : undefined;
}

function unwrap(node: Node): Node {
  return Node.isParenthesizedExpression(node)
    ? unwrap(node.getExpression())
    : node;
}
