import { formField, FormField } from './formField';
import { JsonSchema } from './JsonSchema';
import { titleOf } from './titleOf';

/** The props of a chart type as a part of a template. */
export interface PropsForm {
  /** A page of the form. */
  readonly page: Readonly<Record<string, unknown>>;
  /** The props as the action takes them: expressions by name. */
  readonly input: Readonly<Record<string, string>>;
}

/**
 * A page that asks for the props of a chart type, and what its step gives to the action. An optional object is behind a
 * checkbox: a form sends an object as soon as it shows it.
 *
 * @param schema - the props' JSON Schema
 * @param without - props that the template asks for itself
 */
export function propsForm(
  title: string,
  schema: JsonSchema,
  without: readonly string[],
): PropsForm {
  const required = (schema.required ?? []).filter(
    name => !without.includes(name),
  );
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !without.includes(name),
  );
  const switched = fields.filter(
    ([name, field]) => !required.includes(name) && isObject(field),
  );
  const plain = fields.filter(field => !switched.includes(field));
  return {
    page: {
      title,
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries([
        ...plain.map(([name, field]) => [name, formField(name, field, false)]),
        ...switched.map(([name, { description }]) => [
          switchOf(name),
          {
            title: titleOf(name),
            ...(description && { description: `${description}.` }),
            type: 'boolean',
            default: false,
          },
        ]),
      ]),
      ...(switched.length > 0 && {
        dependencies: Object.fromEntries(
          switched.map(([name, field]) => [
            switchOf(name),
            revealed(name, field),
          ]),
        ),
      }),
    },
    input: Object.fromEntries([
      ...plain.map(([name]) => [name, `\${{ parameters.${name} }}`]),
      ...switched.map(([name]) => [
        name,
        `\${{ parameters.${name} if parameters.${switchOf(name)} }}`,
      ]),
    ]),
  };
}

function isObject(field: JsonSchema): boolean {
  return [field, ...(field.anyOf ?? [])].some(
    ({ properties, type }) => type === 'object' && properties !== undefined,
  );
}

function switchOf(name: string): string {
  return `with${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function revealed(name: string, field: JsonSchema): FormField {
  const shown = switchOf(name);
  return {
    oneOf: [
      { properties: { [shown]: { const: false } } },
      {
        required: [name],
        properties: {
          [shown]: { const: true },
          [name]: formField(name, field, false),
        },
      },
    ],
  };
}
