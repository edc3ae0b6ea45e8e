import { printLiteral } from '../printLiteral';
import { insertProperty } from './insertProperty';
import { RecordNode } from './SyntaxNode';

/**
 * Sets a field below a literal and leaves everything else in the text as it is. Records on the way that are not there
 * are added; a value that is there already gives the same text back.
 *
 * @param record - a literal of the text
 * @param path - at least one key
 */
export function setNodeField(
  text: string,
  record: RecordNode,
  path: readonly string[],
  value: string | number | boolean,
): string {
  const [key, ...rest] = path;
  const found = record.properties.find(property => property.key === key)?.value;
  if (!found) {
    const written = rest.reduceRight(
      (inner, name) => `{ ${name}: ${inner} }`,
      printLiteral(value),
    );
    return insertProperty(text, record, `${key}: ${written}`);
  }
  if (rest.length > 0 && found.kind === 'record') {
    return setNodeField(text, found, rest, value);
  }
  return found.kind === 'scalar' && found.value === value
    ? text
    : `${text.slice(0, found.start)}${printLiteral(value)}${text.slice(found.end)}`;
}
