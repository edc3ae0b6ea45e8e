import { JsonSchema } from './JsonSchema';

/**
 * A number or a text with a pattern (`2`, `50%`) as a text that may be either; undefined for any other schema.
 */
export function numberOrText(schema: JsonSchema): JsonSchema | undefined {
  const { anyOf = [], ...rest } = schema;
  const number = anyOf.find(({ type }) => type === 'integer');
  const text = anyOf.find(({ type }) => type === 'string');
  if (!number || !text?.pattern || anyOf.length !== 2) {
    return undefined;
  }
  const inner = text.pattern.replace(/^\^|\$$/g, '');
  return { ...text, ...rest, pattern: `^([0-9]+|${inner})$` };
}
