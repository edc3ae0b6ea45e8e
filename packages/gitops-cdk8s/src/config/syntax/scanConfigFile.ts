import { LiteralScanner, NOT_SIMPLE } from './LiteralScanner';
import { RecordNode } from './SyntaxNode';

const IMPORT =
  /import\s+(?:(?:type\s+)?(?:\{[^{}]*\}|\*\s+as\s+[\w$]+|[\w$]+)\s+from\s+)?(?:'[^'\\\r\n]*'|"[^"\\\r\n]*")/y;

/**
 * Finds the literal of a config file that has the usual form: imports, and `export default define…({ … })`. Undefined
 * for any other, be it right or wrong.
 *
 * @param definer - the function that the default export has to call
 */
export function scanConfigFile(
  text: string,
  definer: string,
): RecordNode | undefined {
  const scanner = new LiteralScanner(text);
  try {
    while (scanner.take(IMPORT) !== undefined) {
      scanner.takeCharacter(';');
    }
    for (const word of ['export', 'default', definer]) {
      if (scanner.take(/[A-Za-z_$][\w$]*/y) !== word) {
        return undefined;
      }
    }
    scanner.expect('(');
    const value = scanner.value();
    scanner.takeCharacter(',');
    scanner.expect(')');
    scanner.takeCharacter(';');
    return value.kind === 'record' && scanner.atEnd ? value : undefined;
  } catch (error) {
    if (error === NOT_SIMPLE) {
      return undefined;
    }
    throw error;
  }
}
