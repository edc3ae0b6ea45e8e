import { ApplicationConfigError } from './ApplicationConfigError';
import { ConfigLiteral } from './ConfigLiteral';
import { parseConfigFile } from './parseConfigFile';
import { readSyntaxNode } from './readSyntaxNode';
import { lineOfPath } from './syntax/lineOfPath';
import { scanConfigFile } from './syntax/scanConfigFile';
import { RecordNode } from './syntax/SyntaxNode';
import { valueOfNode } from './syntax/valueOfNode';

/** Nobody writes that much by hand, and a parser takes its time for more. */
const LARGEST = 1_000_000;

/**
 * Reads the literal that a config file's default export gives to its definer; the file is never run. Throws
 * `ApplicationConfigError` with the line of whatever is no literal.
 *
 * @param fileName - as errors shall name it
 * @param definer - the function that the default export has to call
 * @internal
 */
export function readConfigLiteral(
  text: string,
  fileName: string,
  definer: string = 'defineApplication',
): ConfigLiteral {
  if (text.length > LARGEST) {
    throw new ApplicationConfigError(
      `the file has ${text.length} characters; a config has at most ${LARGEST}, so move what is large out of it.`,
      { file: fileName },
    );
  }
  const node =
    scanConfigFile(text, definer) ?? parseCarefully(text, fileName, definer);
  return {
    value: valueOfNode(node),
    node,
    lineOf: path => lineOfPath(text, node, path),
  };
}

function parseCarefully(
  text: string,
  fileName: string,
  definer: string,
): RecordNode {
  const { argument } = parseConfigFile(text, fileName, definer);
  return readSyntaxNode(argument, fileName) as RecordNode;
}
