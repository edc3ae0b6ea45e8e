import { Manifest } from '@slipway/sync-waves';
import { parseAllDocuments } from 'yaml';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string'
  );
}

function expand(value: unknown): readonly Manifest[] {
  if (!isManifest(value)) return [];
  const items = (value as Record<string, unknown>).items;
  if (value.kind.endsWith('List') && Array.isArray(items))
    return items.flatMap(expand);
  return [
    { ...value, metadata: isRecord(value.metadata) ? value.metadata : {} },
  ];
}

/**
 * The Kubernetes objects of a YAML or JSON text: every document, Lists opened, anything that is no object passed over.
 * Throws the parser's sentence for text that is no YAML.
 */
export function manifestsOf(text: string): readonly Manifest[] {
  return parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    logLevel: 'error',
  }).flatMap(document => {
    const [error] = document.errors;
    if (error) {
      const line = error.linePos?.[0].line ?? 1;
      throw new Error(
        `yaml: line ${line}: ${error.message.split('\n')[0].replace(/ at line .*$/, '')}`,
      );
    }
    return expand(document.toJS({ maxAliasCount: 1000 }));
  });
}
