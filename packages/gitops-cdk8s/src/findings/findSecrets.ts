import { parseAllDocuments } from 'yaml';

/**
 * A Secret found inside a value.
 *
 * @public
 */
export interface FoundSecret {
  /** The Secret's name, when it has one. */
  readonly name?: string;
  /** Where it is in the value: `data.manifest.yaml`, `items.0`. */
  readonly path: string;
}

/** By its name, or by an escape of YAML or JSON that may spell it. */
const MAY_NAME_ONE = /\bSecret(List)?\b|\\[uUx][0-9a-f]/i;

/** Texts longer than this are not taken apart: they are no manifests. */
const MAXIMUM_TEXT = 1_000_000;

/**
 * Every core/v1 Secret in an object tree: the object itself, items of a List, objects embedded in other objects, and
 * manifests in texts (a ConfigMap's entries), in YAML or JSON. What only refers to a Secret by its kind and name is
 * none. A text is taken for YAML or JSON.
 *
 * @public
 */
export function findSecrets(value: unknown): readonly FoundSecret[] {
  return find(value, [], 0);
}

function find(
  value: unknown,
  path: readonly string[],
  depth: number,
): readonly FoundSecret[] {
  if (typeof value === 'string') {
    return depth < 5 ? findInText(value, path, depth) : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      find(item, [...path, String(index)], depth),
    );
  }
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const record = value as Readonly<Record<string, unknown>>;
  const inside = Object.entries(record).flatMap(([key, item]) =>
    find(item, [...path, key], depth),
  );
  return isSecret(record)
    ? [{ name: nameOf(record), path: path.join('.') }, ...inside]
    : inside;
}

function findInText(
  text: string,
  path: readonly string[],
  depth: number,
): readonly FoundSecret[] {
  if (text.length > MAXIMUM_TEXT || !MAY_NAME_ONE.test(text)) {
    return [];
  }
  return documentsOf(text).flatMap(value =>
    typeof value === 'string' ? [] : find(value, path, depth + 1),
  );
}

/** What can be read of a text: a document that is no YAML does not hide the ones beside it. */
function documentsOf(text: string): readonly unknown[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap(document => {
    try {
      return [document.toJS({ maxAliasCount: 100 }) as unknown];
    } catch {
      return [];
    }
  });
}

/** Case and surrounding space are forgiven: what is nearly a Secret is looked at by a person. */
function isSecret(record: Readonly<Record<string, unknown>>): boolean {
  const { kind, apiVersion } = record;
  const named = typeof kind === 'string' && /^\s*Secret(List)?\s*$/i.test(kind);
  const core =
    apiVersion === undefined ||
    (typeof apiVersion === 'string' && /^\s*v1\s*$/.test(apiVersion));
  return (
    named &&
    core &&
    ['metadata', 'data', 'stringData', 'items'].some(
      field => record[field] !== undefined,
    )
  );
}

function nameOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const metadata = record.metadata as { readonly name?: unknown } | undefined;
  return typeof metadata?.name === 'string' ? metadata.name : undefined;
}
