import { FormSchema } from './FormSchema';

/**
 * A field without what Backstage does not look for inside of a record (`ui:…`): help becomes the description, and the rest
 * goes.
 */
export function withoutUi(field: FormSchema): FormSchema {
  const { 'ui:help': help, ...rest } = field;
  return Object.fromEntries(
    Object.entries({ ...rest, ...(help ? { description: help } : {}) })
      .filter(([key]) => !key.startsWith('ui:'))
      .map(([key, value]) => [key, inside(value)]),
  );
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inside);
  }
  return value !== null && typeof value === 'object'
    ? withoutUi(value as FormSchema)
    : value;
}
