import { LiteralScanner, NOT_SIMPLE } from '../syntax/LiteralScanner';
import { SyntaxNode } from '../syntax/SyntaxNode';
import { CentralEntry, CentralFile } from './CentralFile';

const IMPORT =
  /import\s+(?:(?:type\s+)?(?:\{[^{}]*\}|\*\s+as\s+[\w$]+|[\w$]+)\s+from\s+)?(?:'[^'\\\r\n]*'|"[^"\\\r\n]*")/y;
const HEAD = /export\s+const\s+[\w$]+\s*(?::\s*[\w$.<>\s[\]]+?)?\s*=(?!=|>)/y;
const TAIL = /export\s+default\s+[\w$]+/y;

/**
 * Reads a central file of the usual form: imports, `export const applications: ApplicationConfig[] = [ … ]` and perhaps
 * a default export of that name. Undefined for any other.
 */
export function scanCentralFile(text: string): CentralFile | undefined {
  const scanner = new LiteralScanner(text);
  try {
    while (scanner.take(IMPORT) !== undefined) {
      scanner.takeCharacter(';');
    }
    if (scanner.take(HEAD) === undefined) {
      return undefined;
    }
    const list = scanner.value();
    scanner.takeCharacter(';');
    if (scanner.take(TAIL) !== undefined) {
      scanner.takeCharacter(';');
    }
    return list.kind === 'list' && scanner.atEnd
      ? { list, entries: list.items.map(item => entryOf(item, text)) }
      : undefined;
  } catch (error) {
    if (error === NOT_SIMPLE) {
      return undefined;
    }
    throw error;
  }
}

function entryOf(item: SyntaxNode, text: string): CentralEntry {
  const { end, start } = item;
  const line = text.slice(0, start).split('\n').length;
  return item.kind === 'record'
    ? { start, end, line, node: item }
    : { start, end, line, refusal: 'an application is written as { … }.' };
}
