import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { ChartFile } from '../../chart/Chart';
import { Manifest } from '../Manifest';

/** The finished manifests whose content is another one after rendering, as `ConfigMap web`. */
export function changedManifests(
  files: readonly ChartFile[],
  rendered: string,
): readonly string[] {
  const out = new Map<string, Manifest[]>();
  for (const manifest of read(rendered)) {
    const key = keyOf(manifest);
    out.set(key, [...(out.get(key) ?? []), manifest]);
  }
  return files
    .filter(({ path }) =>
      /^(templates|crds)\/(?!.*(^|\/)_).*\.ya?ml$/.test(path),
    )
    .flatMap(({ path, content }) => {
      const text = content.toString('utf8');
      return read(
        path.startsWith('templates/')
          ? text.replaceAll('{{`{{`}}', '{{')
          : text,
      );
    })
    .filter(
      manifest =>
        !out
          .get(keyOf(manifest))
          ?.some(other => isDeepStrictEqual(other, manifest)),
    )
    .map(
      ({ kind, metadata }) => `${String(kind)} ${String(metadata?.name ?? '')}`,
    );
}

function read(text: string): readonly Manifest[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return (Array.isArray(documents) ? documents : [])
    .map(document => document.toJS() as unknown)
    .filter(
      (value): value is Manifest => value !== null && typeof value === 'object',
    );
}

function keyOf({ apiVersion, kind, metadata }: Manifest): string {
  return JSON.stringify([
    apiVersion,
    kind,
    metadata?.namespace,
    metadata?.name ?? metadata?.generateName,
  ]);
}
