import { InputError } from '@backstage/errors';
import { isFreeForm } from './isFreeForm';
import { JsonSchema } from './JsonSchema';
import { numberOrText } from './numberOrText';
import { parseValues } from './parseValues';
import { switchOf } from './switchOf';

/**
 * What a generated form sends, as the config has it: checkboxes that show a field, and what they have hidden again, are
 * left out, YAML becomes data, digits a number where it may be one, and a list of names a record. Anything else stays, for the generator to judge. Throws an
 * `InputError` for YAML that cannot be read.
 *
 * @param schema - that the form was made from; undefined for a chart type without one
 * @param place - names the value in errors
 */
export function fromForm(
  schema: JsonSchema | undefined,
  value: unknown,
  place: string,
): unknown {
  if (!schema || value === null || value === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    return schema.namesOnly
      ? recordOfNames(value)
      : value.map((item, index) =>
          fromForm(schema.items, item, `${place}, entry ${index + 1}`),
        );
  }
  if (typeof value === 'string') {
    return fromText(schema, value, place);
  }
  if (typeof value !== 'object') {
    return value;
  }
  const { anyOf } = schema;
  return anyOf
    ? fromForm(
        anyOf.find(branch => branch.type === 'object'),
        value,
        place,
      )
    : recordFromForm(schema, value as Readonly<Record<string, unknown>>, place);
}

function fromText(schema: JsonSchema, text: string, place: string): unknown {
  if (isFreeForm(schema)) {
    return parseValues(text, place);
  }
  return numberOrText(schema) && /^[0-9]+$/.test(text) ? Number(text) : text;
}

function recordFromForm(
  { additionalProperties, properties }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  place: string,
): Readonly<Record<string, unknown>> {
  const known = (name: string) =>
    properties !== undefined && Object.hasOwn(properties, name);
  const switches = Object.keys(properties ?? {})
    .map(name => [name, switchOf(name)] as const)
    .filter(([, shown]) => Object.hasOwn(value, shown) && !known(shown));
  const left = new Set(
    switches.flatMap(([name, shown]) =>
      value[shown] === false ? [name, shown] : [shown],
    ),
  );
  const rest =
    typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !left.has(name))
      .map(([name, item]) => [
        name,
        fromForm(
          known(name) ? properties![name] : rest,
          item,
          `${place}.${name}`,
        ),
      ]),
  );
}

function recordOfNames(
  names: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new InputError(
      `The name "${repeated}" is in the list twice; keep one of them.`,
    );
  }
  return Object.fromEntries(names.map(name => [String(name), name]));
}
