import { ApplicationConfig } from '../ApplicationConfig';
import { parseApplicationConfig } from '../parseApplicationConfig';
import { printLiteral } from '../printLiteral';
import { indentAt } from '../syntax/indentAt';
import { cutMember } from '../syntax/cutMember';
import { findCentralApplication } from './findCentralApplication';

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
  const { entries } = findCentralApplication(text, checked.name, fileName);
  const [first, ...others] = entries;
  const rest = others.reduceRight(
    (result, entry) => cutMember(result, entry),
    text,
  );
  const printed = printLiteral(checked, indentAt(text, first.start));
  return `${rest.slice(0, first.start)}${printed}${rest.slice(first.end)}`;
}
