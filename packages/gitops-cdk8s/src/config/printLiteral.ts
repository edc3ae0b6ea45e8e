const WIDTH = 80;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Prints plain data as a TypeScript literal, as Prettier does with single quotes and trailing commas. Records are
 * always written on several lines, fields that are undefined are left out.
 *
 * @param indent - how far in the line stands, in spaces
 * @param column - where on the line the literal begins
 * @internal
 */
export function printLiteral(
  value: unknown,
  indent: number = 0,
  column: number = indent,
): string {
  if (Array.isArray(value)) {
    return printList(value, indent, column);
  }
  if (value !== null && typeof value === 'object') {
    return printRecord(value as Readonly<Record<string, unknown>>, indent);
  }
  return typeof value === 'string' ? printString(value) : String(value);
}

/**
 * Quotes a text: single quotes, unless double ones save escapes.
 *
 * @internal
 */
export function printString(text: string): string {
  const single = text.split("'").length;
  const double = text.split('"').length;
  const quote = single > double ? '"' : "'";
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
}

/**
 * A field's name, quoted when it has to be.
 *
 * @internal
 */
export function printKey(key: string): string {
  return IDENTIFIER.test(key) ? key : printString(key);
}

function printRecord(
  record: Readonly<Record<string, unknown>>,
  indent: number,
): string {
  const inner = ' '.repeat(indent + 2);
  const lines = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const name = printKey(key);
      const column = inner.length + name.length + 2;
      const printed = printLiteral(value, indent + 2, column);
      const fits = column + printed.length + 1 <= WIDTH;
      // Prettier moves a text that is too long below its key, unless the key is about as short as the indentation.
      const below = typeof value === 'string' && !fits && name.length > 2;
      return below
        ? `${inner}${name}:\n${inner}  ${printed},\n`
        : `${inner}${name}: ${printed},\n`;
    });
  return lines.length > 0 ? `{\n${lines.join('')}${' '.repeat(indent)}}` : '{}';
}

function printList(
  list: readonly unknown[],
  indent: number,
  column: number,
): string {
  const inner = ' '.repeat(indent + 2);
  const printed = list.map(item => printLiteral(item, indent + 2));
  const oneLine = `[${printed.join(', ')}]`;
  if (!oneLine.includes('\n') && column + oneLine.length + 1 <= WIDTH) {
    return oneLine;
  }
  return `[\n${printed.map(item => `${inner}${item},\n`).join('')}${' '.repeat(indent)}]`;
}
