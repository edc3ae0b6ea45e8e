import { ApplicationConfigError } from './ApplicationConfigError';
import { ApplicationEdit } from './ApplicationEdit';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { editCentralConfig } from './central/editCentralConfig';
import { readApplicationConfig } from './readApplicationConfig';
import { readConfigOf } from './readConfigOf';
import { readConfigLiteral } from './readConfigLiteral';
import { setNodeField } from './syntax/setNodeField';
import { RecordNode } from './syntax/SyntaxNode';

/**
 * Changes one environment's version in a config file (of one application, or the central `config/applications.ts`) and
 * nothing else: formatting and comments stay. A value that is
 * there already gives the same text back. Throws `ApplicationConfigError` when the environment is not in the file,
 * when the file cannot be read, or when the new value cannot be taken.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function editApplicationConfig(
  text: string,
  edit: ApplicationEdit,
  fileName: string = 'the config file',
): string {
  if (fileName === CENTRAL_CONFIG_PATH && edit.application !== undefined) {
    const central = editCentralConfig(text, edit.application, edit, fileName);
    readConfigOf(central, fileName, edit.application);
    return central;
  }
  readApplicationConfig(text, fileName);
  let edited = text;
  if (edit.imageTag !== undefined) {
    edited = setField(
      edited,
      fileName,
      edit.environment,
      ['image', 'tag'],
      edit.imageTag,
    );
  }
  if (edit.chartVersion !== undefined) {
    edited = setField(
      edited,
      fileName,
      edit.environment,
      ['chartVersion'],
      edit.chartVersion,
    );
  }
  readApplicationConfig(edited, fileName);
  return edited;
}

function setField(
  text: string,
  file: string,
  environment: string,
  path: readonly string[],
  value: string,
): string {
  const { node } = readConfigLiteral(text, file);
  const target = recordAt(recordAt(node, 'environments'), environment);
  if (!target) {
    const known = recordAt(node, 'environments')?.properties ?? [];
    throw new ApplicationConfigError(
      `the environment "${environment}" is not in the file; use one of ${known.map(({ key }) => key).join(', ')}, or add it first.`,
      { file },
    );
  }
  return setNodeField(text, target, path, value);
}

function recordAt(
  node: RecordNode | undefined,
  key: string,
): RecordNode | undefined {
  const value = node?.properties.find(property => property.key === key)?.value;
  return value?.kind === 'record' ? value : undefined;
}
