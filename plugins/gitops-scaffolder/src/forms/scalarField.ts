import { FormSchema } from './FormSchema';
import { JsonSchema } from './JsonSchema';
import { withSmallInitial } from './withSmallInitial';

/** Lines of a field for a long text. */
const LINES = 12;

/** What a form checks of a text, a number or a checkbox, with the sentence for each. */
export function scalarField(schema: JsonSchema): FormSchema {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return withMessages(schema, { type: schema.type, ...boundsOf(schema) });
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

function textOf(schema: JsonSchema): FormSchema {
  const { enum: values, maxLength, minLength, multiline, pattern } = schema;
  return withMessages(schema, {
    type: 'string',
    ...(values && { enum: values }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
    ...(multiline && {
      'ui:widget': 'textarea',
      'ui:options': { rows: LINES },
    }),
  });
}

/** Schemas of whole numbers carry the bounds of what JavaScript can hold. */
function boundsOf({ maximum, minimum }: JsonSchema): FormSchema {
  return {
    ...(minimum !== undefined &&
      minimum > Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined &&
      maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

/** The sentences of what is checked, and for a pattern without one the description: nobody reads a pattern. */
function withMessages(
  { description, errorMessage = {} }: JsonSchema,
  field: FormSchema,
): FormSchema {
  const messages = Object.fromEntries(
    Object.entries({
      ...(field.pattern !== undefined && {
        pattern: `This does not fit${description ? `: ${withSmallInitial(description)}` : ''}.`,
      }),
      ...errorMessage,
    }).filter(([keyword]) => Object.hasOwn(field, keyword)),
  );
  return Object.keys(messages).length > 0
    ? { ...field, errorMessage: messages }
    : field;
}
