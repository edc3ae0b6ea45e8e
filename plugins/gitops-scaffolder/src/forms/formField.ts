import { JsonSchema } from './JsonSchema';
import { titleOf } from './titleOf';

/** A field as the form's library takes it. */
export type FormField = Readonly<Record<string, unknown>>;

/**
 * A schema as a field of a form. Defaults become part of the description: a form would fill them in, and the config then
 * hold what the generator does anyway. What an optional object needs is left to the generator, because a form sends the
 * object empty when nobody opens it.
 *
 * @param optional - the field is inside an object that need not be there
 */
export function formField(
  name: string,
  schema: JsonSchema,
  optional: boolean,
): FormField {
  const [only, ...others] = branchesOf(schema);
  if (others.length > 0) {
    return {
      ...headOf(name, schema),
      anyOf: [only, ...others].map(branch => ({
        ...formField(
          branch.type === 'string' ? 'text' : 'number',
          branch,
          optional,
        ),
      })),
    };
  }
  const merged = { ...only, description: schema.description };
  return { ...headOf(name, merged), ...bodyOf(merged, optional) };
}

/** `false` beside an object means none, which a form says by leaving it out. */
function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? [schema]).filter(branch => branch.const !== false);
}

function headOf(name: string, schema: JsonSchema): FormField {
  const { description } = schema;
  const hint = defaultText(schema.default);
  const text = [description, hint].filter(Boolean).join('. ');
  return { title: titleOf(name), ...(text && { description: `${text}.` }) };
}

function defaultText(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    return undefined;
  }
  return typeof value === 'boolean'
    ? `Default: ${value ? 'yes' : 'no'}`
    : `Default: ${value}`;
}

function bodyOf(schema: JsonSchema, optional: boolean): FormField {
  switch (schema.type) {
    case 'object':
      return objectOf(schema, optional);
    case 'array':
      return {
        type: 'array',
        items: formField('entry', schema.items ?? {}, false),
      };
    case 'integer':
    case 'number':
      return { type: schema.type, ...boundsOf(schema) };
    case 'string':
      return textOf(schema);
    case 'boolean':
      // An empty checkbox says no.
      return {
        type: 'boolean',
        ...(schema.default === true && { default: true }),
      };
    default:
      return { type: schema.type };
  }
}

function objectOf(schema: JsonSchema, optional: boolean): FormField {
  const { additionalProperties, properties, required = [] } = schema;
  return {
    type: 'object',
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          formField(name, property, optional || !required.includes(name)),
        ]),
      ),
    }),
    ...(required.length > 0 && !optional && { required }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: formField('value', additionalProperties, false),
    }),
  };
}

function textOf(schema: JsonSchema): FormField {
  const { description, enum: values, maxLength, minLength, pattern } = schema;
  return {
    type: 'string',
    ...(values && { enum: values }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && {
      pattern,
      errorMessage: {
        pattern: `This does not fit${description ? `: ${description.charAt(0).toLowerCase()}${description.slice(1)}` : ''}.`,
      },
    }),
  };
}

/** Schemas of whole numbers carry the bounds of what JavaScript can hold. */
function boundsOf({ maximum, minimum }: JsonSchema): FormField {
  return {
    ...(minimum !== undefined &&
      minimum > Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined &&
      maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  };
}
