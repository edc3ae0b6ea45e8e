import { requestSpecSchema } from '@slipway/cdk8s';
import { fromForm } from '../../forms/fromForm';
import { JsonSchema } from '../../forms/JsonSchema';
import { withoutEmptyFields } from './withoutEmptyFields';

type Values = Readonly<Record<string, unknown>>;

/**
 * A request whose `spec` is as the file has it. As it is where its schema cannot be read, which the generator says in a
 * sentence. Throws an `InputError` for YAML that cannot be read.
 *
 * @param read - the text of a file of the repository; undefined when there is no such file
 */
export async function valuesOfRequest(
  config: Values,
  read: (path: string) => Promise<string | undefined>,
): Promise<Values> {
  const { schema: path, spec, version } = config;
  const text = typeof path === 'string' ? await read(path) : undefined;
  if (typeof path !== 'string' || text === undefined) {
    return config;
  }
  const schema = requestSpecSchema(
    text,
    path,
    typeof version === 'string' ? version : undefined,
  ) as JsonSchema | undefined;
  return schema
    ? {
        ...config,
        spec: withoutEmptyFields(fromForm(schema, spec, 'spec'), schema),
      }
    : config;
}
