import { ApplicationConfig } from '../ApplicationConfig';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { parseApplicationConfig } from '../parseApplicationConfig';
import { printLiteral } from '../printLiteral';
import { indentAt } from '../syntax/indentAt';
import { centralApplications } from './centralApplications';
import { CentralFile } from './CentralFile';
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
