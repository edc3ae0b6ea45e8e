import { ApplicationConfigError } from '../ApplicationConfigError';
import { ApplicationEdit } from '../ApplicationEdit';
import { setNodeField } from '../syntax/setNodeField';
import { RecordNode } from '../syntax/SyntaxNode';
import { CentralEntry } from './CentralFile';
import { findCentralApplication } from './findCentralApplication';

/**
 * Changes one environment's version in a central file and nothing else.
 *
 * @internal
 */
export function editCentralConfig(
  text: string,
  name: string,
  { chartVersion, environment, imageTag }: ApplicationEdit,
  fileName: string,
): string {
  const fields: readonly [readonly string[], string | undefined][] = [
    [['image', 'tag'], imageTag],
    [['chartVersion'], chartVersion],
  ];
  return fields.reduce((result, [path, value]) => {
    if (value === undefined) {
      return result;
    }
    const application = findCentralApplication(result, name, fileName);
    const known = Object.keys(application.config.environments);
    const index = known.indexOf(environment);
    if (index < 0) {
      throw new ApplicationConfigError(
        `the environment "${environment}" is not in ${name}; use one of ${known.join(', ')}, or add it first.`,
        { file: fileName },
      );
    }
    return application.flat
      ? setNodeField(result, nodeOf(application.entries[index]), path, value)
      : setNodeField(
          result,
          nodeOf(application.entries[0]),
          ['environments', environment, ...path],
          value,
        );
  }, text);
}

function nodeOf(entry: CentralEntry): RecordNode {
  return entry.node!;
}
