import { ApplicationConfig } from '../ApplicationConfig';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { ApplicationEdit } from '../editApplicationConfig';
import { parseApplicationConfig } from '../parseApplicationConfig';
import { printLiteral } from '../printLiteral';
import { setNodeField } from '../syntax/setNodeField';
import { RecordNode } from '../syntax/SyntaxNode';
import { CentralApplication, centralApplications } from './centralApplications';
import { CentralEntry, CentralFile } from './CentralFile';
import { parseCentralFile } from './parseCentralFile';

/**
 * Adds an application at the end of a central file; everything else in it stays as it is. Throws
 * `ApplicationConfigError` when the file has one of that name.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function addToCentralConfig(
  text: string,
  config: ApplicationConfig,
  fileName: string,
): string {
  const checked = parseApplicationConfig(config);
  const { applications } = centralApplications(text, fileName);
  if (applications.some(other => other.config.name === checked.name)) {
    throw new ApplicationConfigError(
      `the application "${checked.name}" is there already; choose another name, or change that one.`,
      { file: fileName },
    );
  }
  return insertEntry(text, parseCentralFile(text, fileName), checked);
}

/**
 * Replaces an application of a central file; the others, and comments outside of it, stay as they are. Throws
 * `ApplicationConfigError` when the file has none of that name.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function replaceInCentralConfig(
  text: string,
  config: ApplicationConfig,
  fileName: string,
): string {
  const checked = parseApplicationConfig(config);
  const { entries } = find(text, checked.name, fileName);
  const [first, ...others] = entries;
  const rest = others.reduceRight(
    (result, entry) => cutEntry(result, entry),
    text,
  );
  const printed = printLiteral(checked, indentAt(text, first.start));
  return `${rest.slice(0, first.start)}${printed}${rest.slice(first.end)}`;
}

/**
 * Removes an application from a central file, with the comments right above it. Throws `ApplicationConfigError` when the
 * file has none of that name.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function removeFromCentralConfig(
  text: string,
  name: string,
  fileName: string,
): string {
  const { entries } = find(text, name, fileName);
  return entries.reduceRight((result, entry) => cutEntry(result, entry), text);
}

/**
 * Changes one environment's version in a central file and nothing else.
 *
 * @internal
 */
export function editCentralConfig(
  text: string,
  name: string,
  { chartVersion, environment, imageTag }: ApplicationEdit,
  fileName: string,
): string {
  const fields: readonly [readonly string[], string | undefined][] = [
    [['image', 'tag'], imageTag],
    [['chartVersion'], chartVersion],
  ];
  return fields.reduce((result, [path, value]) => {
    if (value === undefined) {
      return result;
    }
    const application = find(result, name, fileName);
    const known = Object.keys(application.config.environments);
    const index = known.indexOf(environment);
    if (index < 0) {
      throw new ApplicationConfigError(
        `the environment "${environment}" is not in ${name}; use one of ${known.join(', ')}, or add it first.`,
        { file: fileName },
      );
    }
    return application.flat
      ? setNodeField(result, nodeOf(application.entries[index]), path, value)
      : setNodeField(
          result,
          nodeOf(application.entries[0]),
          ['environments', environment, ...path],
          value,
        );
  }, text);
}

function find(
  text: string,
  name: string,
  fileName: string,
): CentralApplication {
  const { applications, errors } = centralApplications(text, fileName);
  const found = applications.find(({ config }) => config.name === name);
  if (!found) {
    const known = applications.map(({ config }) => config.name).join(', ');
    throw (
      errors[0] ??
      new ApplicationConfigError(
        `there is no application "${name}"; use one of ${known || '(there are none yet)'}.`,
        { file: fileName },
      )
    );
  }
  return found;
}

function nodeOf(entry: CentralEntry): RecordNode {
  return entry.node!;
}

function insertEntry(
  text: string,
  { entries, list }: CentralFile,
  config: ApplicationConfig,
): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const last = entries.at(-1);
  const indent = last
    ? indentAt(text, last.start)
    : indentAt(text, list.start) + 2;
  const pad = ' '.repeat(indent);
  const printed = printLiteral(config, indent).replaceAll('\n', newline);
  const close = ' '.repeat(indentAt(text, list.start));
  const end = list.end - 1;
  // From behind the last entry to the bracket: its comma, comments, blank lines.
  const tail = text.slice(last ? last.end : list.start + 1, end);
  const comma = /^(?:\s+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*,/.test(tail);
  const kept = !last || comma ? tail.trimEnd() : `,${tail.trimEnd()}`;
  return [
    text.slice(0, last ? last.end : list.start + 1),
    kept,
    `${newline}${pad}${printed},`,
    `${newline}${close}`,
    text.slice(end),
  ].join('');
}

/** Takes an entry out, with its comma, its line and the comments right above it. */
function cutEntry(text: string, { end, start }: CentralEntry): string {
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

/** How far in the line of a place stands, in characters. */
function indentAt(text: string, at: number): number {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, at))?.[0].length ?? 0;
}
