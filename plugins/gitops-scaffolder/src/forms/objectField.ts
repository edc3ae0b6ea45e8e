import { formField } from './formField';
import { FormSchema } from './FormSchema';
import { isLarge } from './isLarge';
import { JsonSchema } from './JsonSchema';
import { sentence } from './sentence';
import { switchOf } from './switchOf';
import { titleOf } from './titleOf';

const ONE_AT_LEAST = {
  minProperties: 1,
  errorMessage: { minProperties: 'Add at least one with "+".' },
};

/**
 * The fields of an object. What is optional and large is behind a checkbox right above it.
 *
 * @param trail - as for `formField`
 * @param isSwitched - which optional fields are behind a checkbox
 */
export function objectField(
  { properties = {}, required = [] }: JsonSchema,
  trail?: readonly string[],
  isSwitched: (name: string, schema: JsonSchema) => boolean = (_, schema) =>
    isLarge(schema),
): FormSchema {
  const entries = Object.entries(properties);
  const switched = entries.filter(
    ([name, schema]) => !required.includes(name) && isSwitched(name, schema),
  );
  const names = switched.map(([name]) => name);
  const fieldOf = (name: string, schema: JsonSchema, isNeeded: boolean) => {
    const field = formField(name, schema, trail);
    // A form sends an empty record when nobody has added anything.
    return isNeeded && isRecord(field) ? { ...field, ...ONE_AT_LEAST } : field;
  };
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      entries.map(([name, schema]) =>
        names.includes(name)
          ? [switchOf(name), checkbox(name, schema, trail !== undefined)]
          : [name, fieldOf(name, schema, required.includes(name))],
      ),
    ),
    ...(switched.length > 0 && {
      dependencies: Object.fromEntries(
        switched.map(([name, schema]) => [
          switchOf(name),
          revealed(name, schema, trail),
        ]),
      ),
      // What a checkbox has hidden again is not sent, so the review leaves it out.
      ...(trail && {
        patternProperties: Object.fromEntries(
          names.map(name => [
            `^${name}$`,
            { 'ui:backstage': { review: { show: false } } },
          ]),
        ),
      }),
      // What a checkbox shows would stand at the end.
      'ui:order': [
        ...entries.flatMap(([name]) =>
          names.includes(name) ? [switchOf(name), name] : [name],
        ),
        '*',
      ],
    }),
  };
}

function isRecord({ additionalProperties, type }: FormSchema): boolean {
  return type === 'object' && additionalProperties !== undefined;
}

function checkbox(
  name: string,
  schema: JsonSchema,
  isReviewed: boolean,
): FormSchema {
  return {
    title: schema.title ?? titleOf(name),
    ...(schema.description && { 'ui:help': sentence(schema.description) }),
    type: 'boolean',
    // The review shows what it has brought.
    ...(isReviewed && { 'ui:backstage': { review: { show: false } } }),
  };
}

function revealed(
  name: string,
  { description: _, ...schema }: JsonSchema,
  trail: readonly string[] | undefined,
): FormSchema {
  const shown = switchOf(name);
  return {
    oneOf: [
      { properties: { [shown]: { const: false } } },
      {
        // Not needed: the form makes an object as soon as it shows it, and the review looks here without one.
        properties: {
          [shown]: { const: true },
          [name]: {
            ...formField(name, schema, trail),
            // The checkbox right above says it.
            ...(!schema.isSection && { 'ui:options': { label: false } }),
          },
        },
      },
    ],
  };
}
