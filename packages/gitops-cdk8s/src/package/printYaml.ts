/** Begins what no one-line scalar may begin with, or holds what ends one. As YAML 1.1, section 5.3 and 9.1 have it. */
const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-] |: | #|[ :]$/;
/** What YAML 1.1 reads as null or a boolean. */
const WORD =
  /^(?:~?|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
/** What YAML 1.1 may read as a number; texts that begin like one and end otherwise are taken for one too. */
const NUMBER =
  /^[-+]?(?:0b[01_]+|0[oO].*|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|(?:[0-9][0-9_]*)?\.[0-9_]*|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;
const DATE = /^[0-9]{4}-[0-9]/;
const ASCII = /^[\x20-\x7e]*$/;
const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/;
const LONGEST_KEY = 200;

/** Thrown inside this module for a value that is left to the full writer. */
const HARD = Symbol('left to the full writer');

/**
 * Prints plain data as a block of YAML 1.1 as the `yaml` library does, many times faster. Undefined for what it does
 * not print: text on several lines or beyond ASCII, dates, anything but plain data. Then the library has to.
 *
 * @internal
 */
export function printYaml(value: unknown): string | undefined {
  try {
    if (isRecord(value) && Object.keys(value).length > 0) {
      return printRecord(value, '');
    }
    return undefined;
  } catch (error) {
    if (error === HARD) {
      return undefined;
    }
    throw error;
  }
}

/** The entries of a record that is not empty; the first line without its indentation. */
function printRecord(
  record: Readonly<Record<string, unknown>>,
  indent: string,
): string {
  let text = '';
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (value !== undefined) {
      const lead = text === '' ? '' : indent;
      text += `${lead}${printKey(key)}:${printValue(value, indent)}\n`;
    }
  }
  return text;
}

/** The items of a list that is not empty; the first line without its indentation. */
function printList(list: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (const item of list) {
    const lead = text === '' ? '' : indent;
    if (Array.isArray(item) && item.length > 0) {
      text += `${lead}- ${printList(item, inner)}`;
    } else if (isRecord(item) && hasEntries(item)) {
      text += `${lead}- ${printRecord(item, inner)}`;
    } else {
      text += `${lead}- ${printScalar(item)}\n`;
    }
  }
  return text;
}

/** What follows a key's colon, without the last newline. */
function printValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `\n${inner}${printList(value, inner).slice(0, -1)}`;
  }
  if (isRecord(value) && hasEntries(value)) {
    return `\n${inner}${printRecord(value, inner).slice(0, -1)}`;
  }
  return ` ${printScalar(value)}`;
}

function printScalar(value: unknown): string {
  if (typeof value === 'string') {
    return printString(value);
  }
  if (typeof value === 'boolean' || value === null) {
    return String(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return '[]';
  }
  if (isRecord(value)) {
    return '{}';
  }
  throw HARD;
}

function printKey(key: string): string {
  // The merge key means something as a key alone.
  if (key.length > LONGEST_KEY || key.length === 0 || key === '<<') {
    throw HARD;
  }
  return printString(key);
}

function printString(text: string): string {
  if (!ASCII.test(text) || DOCUMENT_MARKER.test(text) || DATE.test(text)) {
    throw HARD;
  }
  if (!NOT_PLAIN.test(text) && !WORD.test(text) && !NUMBER.test(text)) {
    return text;
  }
  return text.includes('"') && !text.includes("'")
    ? `'${text}'`
    : JSON.stringify(text);
}

function hasEntries(record: Readonly<Record<string, unknown>>): boolean {
  return Object.values(record).some(value => value !== undefined);
}

/** Throws for objects that are no plain data, because they decide themselves how they are printed. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  // Objects of another realm (Jest runs tests in one) have a prototype of their own that is as plain.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain || 'toJSON' in value) {
    throw HARD;
  }
  return true;
}
