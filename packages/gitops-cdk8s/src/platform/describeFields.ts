import { z } from 'zod';

/** What a form shows of a field: a sentence, or one with the default, its title, and where it stands. */
export type FieldText =
  | string
  | {
      readonly description: string;
      readonly default?: unknown;
      readonly title?: string;
      /** Heading that it belongs below. */
      readonly group?: string;
      /** Many need it, so it is shown at once. */
      readonly common?: boolean;
    };

/**
 * A schema's fields with what forms and editors show of them.
 *
 * @internal
 */
export function describeFields<S extends Readonly<Record<string, z.ZodType>>>(
  fields: S,
  texts: Readonly<Record<keyof S, FieldText>>,
): S {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => {
      const text = texts[name];
      return [
        name,
        schema.meta(typeof text === 'string' ? { description: text } : text),
      ];
    }),
  ) as S;
}
