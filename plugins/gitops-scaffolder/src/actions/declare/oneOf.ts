import { InputError } from '@backstage/errors';

/** The value when it is one of the words. Throws an `InputError` that names them. */
export function oneOf<T extends string>(
  field: string,
  value: string,
  words: readonly T[],
): T {
  const found = words.find(word => word === value);
  if (found === undefined) {
    throw new InputError(
      `${field} is ${JSON.stringify(value)}; use one of ${words.join(', ')}.`,
    );
  }
  return found;
}
