import { InputError } from '@backstage/errors';
import { parseDocument, Document } from 'yaml';

/**
 * A record that a form has as YAML, like Helm values. Read as Helm reads it (version 1.1: `yes` is true). An empty text is
 * an empty record. Throws an `InputError` that names the place, never a value.
 *
 * @param place - names the field in errors
 */
export function parseValues(
  text: string,
  place: string,
): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, {
    version: '1.1',
    merge: true,
    customTags: tags => tags.filter(isPlain),
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 0, col: 0 };
    throw new InputError(
      `${place} is no valid YAML (${error.code} at line ${line}, column ${col}); correct it.`,
    );
  }
  const value = plainOf(document, place) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `${place} is no record; write names with values, like "replicaCount: 2".`,
    );
  }
  return value as Readonly<Record<string, unknown>>;
}

/** An alias of aliases of aliases is more than anybody could hold. */
function plainOf(document: Document.Parsed, place: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new InputError(
      `${place} has aliases that stand for too much; write it out.`,
    );
  }
}

/** Helm knows no dates, sets and bytes: what looks like one is a text. */
function isPlain(tag: unknown): boolean {
  const name = (tag as { readonly tag?: string }).tag ?? '';
  return !/:(timestamp|binary|omap|pairs|set)$/.test(name);
}
