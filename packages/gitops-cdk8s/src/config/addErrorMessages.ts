import { z } from 'zod';

const NO_ISSUE = { code: 'custom', input: undefined, path: [] } as never;

/** Which keyword of JSON Schema a check of a schema becomes. */
const KEYWORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: {
    string_format: 'pattern',
    min_length: 'minLength',
    max_length: 'maxLength',
  },
  array: { min_length: 'minItems', max_length: 'maxItems' },
  number: {
    number_format: 'type',
    greater_than: 'minimum',
    less_than: 'maximum',
  },
};

/**
 * Brings the sentences of a schema's checks into its JSON Schema, as `errorMessage` by keyword, which `ajv-errors` and the
 * forms of Backstage read: otherwise a form shows a regular expression where the generator says what to write. For the
 * option `override` of `z.toJSONSchema`.
 *
 * @internal
 */
export function addErrorMessages({
  jsonSchema,
  zodSchema,
}: {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const { checks = [], type } = zodSchema._zod.def;
  const keywords = KEYWORDS[type] ?? {};
  const messages = checks.flatMap(({ _zod: { def } }) => {
    const keyword = keywords[def.check];
    const message = keyword && ownMessage(def);
    return message ? [[keyword, `This ${message}.`]] : [];
  });
  if (messages.length > 0) {
    jsonSchema.errorMessage = Object.fromEntries(messages);
  }
}

/** What this package says; undefined where it leaves the sentence to the library. */
function ownMessage({ error }: z.core.$ZodCheckDef): string | undefined {
  // The sentences are texts, so nothing looks at the issue.
  const message = error?.(NO_ISSUE);
  const text = typeof message === 'object' ? message?.message : message;
  return text && /^(is|has) /.test(text) ? text : undefined;
}
