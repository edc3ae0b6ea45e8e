import { parseAllDocuments } from 'yaml';
import { ApplicationConfigError } from '../../config/ApplicationConfigError';

/** An object as it was read: it has a kind and a name. */
export interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/**
 * The objects of a YAML text, those of a List one by one. Read as Kubernetes reads YAML (version 1.1: `yes` is true).
 * Throws `ApplicationConfigError` for what is no object, and names the place, never a value.
 *
 * @param source - for the error: the file, or the prop
 * @internal
 */
export function readManifests(
  text: string,
  source: string,
): readonly RawObject[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    customTags: tags => tags.filter(isPlain),
    logLevel: 'silent',
  });
  return [...documents].flatMap((document, index) => {
    const place =
      documents.length > 1 ? `${source}, document ${index + 1},` : source;
    const [error] = document.errors ?? [];
    if (error) {
      const { line, col } = error.linePos?.[0] ?? { line: 0, col: 0 };
      throw new ApplicationConfigError(
        `${place} is no valid YAML (${error.code} at line ${line}, column ${col}); correct it.`,
      );
    }
    const value = plainOf(document, place);
    return value === null || value === undefined ? [] : objectsOf(value, place);
  });
}

/** An alias of aliases of aliases is more than anybody could hold. */
function plainOf(
  document: { toJS(options: { readonly maxAliasCount: number }): unknown },
  place: string,
): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new ApplicationConfigError(
      `${place} has aliases that stand for too much; write it out.`,
    );
  }
}

/** Kubernetes knows no dates, sets and bytes: what looks like one is a text. */
function isPlain(tag: unknown): boolean {
  const name = (tag as { readonly tag?: string }).tag ?? '';
  return !/:(timestamp|binary|omap|pairs|set)$/.test(name);
}

function objectsOf(value: unknown, place: string): readonly RawObject[] {
  if (!isRecord(value)) {
    throw new ApplicationConfigError(
      `${place} is no object; give it apiVersion, kind and metadata.`,
    );
  }
  if (value.kind === 'List' && value.apiVersion === 'v1') {
    const items: readonly unknown[] = Array.isArray(value.items)
      ? value.items
      : [];
    return items.flatMap((item, index) =>
      objectsOf(item, `${place} item ${index + 1}`),
    );
  }
  if (value.kind === 'Kustomization') {
    throw new ApplicationConfigError(
      `${place} is a Kustomization, and none is run here; let RawManifests have its output (kubectl kustomize).`,
    );
  }
  for (const field of ['apiVersion', 'kind'] as const) {
    if (typeof value[field] !== 'string' || !value[field]) {
      throw new ApplicationConfigError(
        `${place} has no ${field}; every object needs one.`,
      );
    }
  }
  const { metadata } = value;
  if (
    !isRecord(metadata) ||
    ![metadata.name, metadata.generateName].some(
      name => typeof name === 'string' && name,
    )
  ) {
    throw new ApplicationConfigError(
      `${place} (${value.kind}) has no metadata.name; give it one.`,
    );
  }
  return [value as unknown as RawObject];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
