import { printYaml } from './printYaml';

const LINE = /^( *)([A-Za-z][A-Za-z0-9]*):(?: (.+))?$/;
const INTEGER = /^-?(?:0|[1-9][0-9]{0,8})$/;

/**
 * Reads back what {@link printYaml} printed of records in records, many times faster than the `yaml` library. Undefined for
 * anything else: what was read is printed again, and has to give the same text. Then the library has to read it.
 *
 * @internal
 */
export function readPlainYaml(
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  const root: Record<string, unknown> = {};
  const open = [root];
  for (const line of text.split('\n').slice(0, -1)) {
    const match = LINE.exec(line);
    const depth = match ? match[1].length / 2 : open.length;
    if (!match || !Number.isInteger(depth) || depth >= open.length) {
      return undefined;
    }
    const [, , key, value] = match;
    open.length = depth + 1;
    if (value === undefined) {
      const record: Record<string, unknown> = {};
      open[depth][key] = record;
      open.push(record);
    } else {
      open[depth][key] = scalarOf(value);
    }
  }
  return printYaml(root) === text ? root : undefined;
}

function scalarOf(text: string): unknown {
  if (INTEGER.test(text)) {
    return Number(text);
  }
  if (!text.startsWith('"')) {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
