import { PlatformKind, platformJsonSchemas } from '@slipway/cdk8s';
import { fromForm } from '../../forms/fromForm';
import { JsonSchema } from '../../forms/JsonSchema';
import { withoutEmptyFields } from './withoutEmptyFields';

type Values = Readonly<Record<string, unknown>>;

/**
 * What a generated form sends, as the file has it: without its checkboxes and fields that nobody filled in, YAML read.
 * An ApplicationSet stays as it is: there an empty record says something (`clusters: {}` are all of them). Throws an
 * `InputError` for YAML that cannot be read.
 */
export function valuesOfDeclaration(
  kind: PlatformKind,
  config: Values,
): Values {
  const schema = platformJsonSchemas()[kind] as JsonSchema;
  const values = fromForm(schema, config, 'config');
  return (
    kind === 'applicationSet' ? values : withoutEmptyFields(values, schema)
  ) as Values;
}
