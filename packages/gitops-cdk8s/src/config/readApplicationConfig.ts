import { ApplicationConfig } from './ApplicationConfig';
import { parseApplicationConfig } from './parseApplicationConfig';
import { readConfigLiteral } from './readConfigLiteral';

/**
 * Reads a config file through its syntax tree; the file is never run. The default export has to be
 * `defineApplication({ … })` with a literal. Throws `ApplicationConfigError` with the line of whatever is no literal,
 * and of the first value that the schema refuses.
 *
 * @param fileName - as errors shall name it, `config/applications/shop.ts`
 * @public
 */
export function readApplicationConfig(
  text: string,
  fileName: string,
): ApplicationConfig {
  const { lineOf, value } = readConfigLiteral(text, fileName);
  return parseApplicationConfig(value, { file: fileName, lineOf });
}
