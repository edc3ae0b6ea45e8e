import { cutMember } from '../syntax/cutMember';
import { findCentralApplication } from './findCentralApplication';

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
  const { entries } = findCentralApplication(text, name, fileName);
  return entries.reduceRight((result, entry) => cutMember(result, entry), text);
}
