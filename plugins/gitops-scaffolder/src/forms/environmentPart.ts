import { FormSchema } from './FormSchema';
import { JsonSchema } from './JsonSchema';
import { objectField } from './objectField';

/** What an environment in a list of a form has beside what the template asks for itself. */
export interface EnvironmentPart {
  /** The checkbox, for the `properties` of an item. */
  readonly more: FormSchema;
  /** What it shows, for the `dependencies` of an item. */
  readonly shown: FormSchema;
}

/**
 * The further fields of an environment, all behind one checkbox: `withMore` and `more`.
 *
 * @param schema - the JSON Schema of an environment
 * @param without - fields that the template asks for itself, and those that mean nothing to its chart type
 */
export function environmentPart(
  schema: JsonSchema,
  without: readonly string[],
): EnvironmentPart {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(
      ([name]) => !without.includes(name),
    ),
  );
  const { dependencies, properties } = objectField(
    {
      properties: {
        more: {
          type: 'object',
          title: 'More about this environment',
          description: 'What else differs from the others here',
          properties: fields,
        },
      },
    },
    undefined,
    () => true,
  );
  return { more: properties as FormSchema, shown: dependencies as FormSchema };
}
