import { parse } from 'yaml';
import { Answer, answerError, answerJson } from './Answer';
import { ChartStore, ChartVersion } from './ChartStore';
import { findVersion } from './findVersion';
import { indexYaml, versionJson } from './indexYaml';
import { ReadRoute } from './matchRoute';
import { readChartArchive } from './readChartArchive';

const WELCOME =
  '<!DOCTYPE html>\n<html>\n<head><title>Chart repository</title></head>\n<body><h1>Chart repository of the sandbox</h1></body>\n</html>\n';

/** Answers everything but uploads. */
export async function handleRead(
  route: ReadRoute,
  store: ChartStore,
): Promise<Answer> {
  switch (route.kind) {
    case 'health':
      return answerJson(200, { healthy: true });
    case 'info':
      return answerJson(200, { version: '0.16.5' });
    case 'welcome':
      return { status: 200, type: 'text/html', body: WELCOME };
    case 'index':
      return {
        status: 200,
        type: 'application/x-yaml',
        body: indexYaml(store, new Date()),
      };
    case 'archive':
      return archive(route.file, store);
    case 'list':
      return list(route, store);
    case 'chart': {
      const versions = store.versions(route.name);
      return versions.length > 0
        ? answerJson(200, versions.map(versionJson))
        : answerError(404, 'chart not found');
    }
    case 'delete':
      return store.delete(route.name, route.version)
        ? answerJson(200, { deleted: true })
        : answerError(
            404,
            `remove ${store.pathOf(`${route.name}-${route.version}.tgz`)}: no such file or directory`,
          );
    case 'version':
    case 'templates':
    case 'values': {
      const found = findVersion(
        route.name,
        store.versions(route.name),
        route.version,
      );
      return typeof found === 'string'
        ? answerError(404, found)
        : ofVersion(route.kind, found, store);
    }
    default:
      return answerError(404, 'not found');
  }
}

function archive(file: string, store: ChartStore): Answer {
  const provenance = file.endsWith('.tgz.prov');
  if (!provenance && !file.endsWith('.tgz')) {
    return answerError(500, 'unsupported file extension');
  }
  const body = store.read(file);
  return body
    ? {
        status: 200,
        type: provenance ? 'application/pgp-signature' : 'application/x-tar',
        body,
      }
    : answerError(404, 'object not found');
}

function list(
  { offset, limit }: { readonly offset?: string; readonly limit?: string },
  store: ChartStore,
): Answer {
  if (offset !== undefined && !/^\d+$/.test(offset)) {
    return answerError(400, 'offset is not a valid non-negative integer');
  }
  if (limit !== undefined && !/^0*[1-9]\d*$/.test(limit)) {
    return answerError(400, 'limit is not a valid positive integer');
  }
  const from = Number(offset ?? 0);
  // An offset without a limit asks for nothing.
  const all = offset === undefined ? Infinity : 0;
  const names = store
    .names()
    .slice(from, from + (limit === undefined ? all : Number(limit)));
  return answerJson(
    200,
    Object.fromEntries(
      names.map(name => [name, store.versions(name).map(versionJson)]),
    ),
  );
}

async function ofVersion(
  kind: 'version' | 'templates' | 'values',
  version: ChartVersion,
  store: ChartStore,
): Promise<Answer> {
  if (kind === 'version') {
    return answerJson(200, versionJson(version));
  }
  const bytes = store.read(version.file);
  if (!bytes) {
    return answerError(404, 'object not found');
  }
  const { files } = await readChartArchive(bytes);
  const values = files.get('values.yaml') ?? Buffer.alloc(0);
  if (kind === 'values') {
    return { status: 200, type: 'application/yaml', body: values };
  }
  const templates = [...files]
    .filter(([name]) => name.startsWith('templates/'))
    .map(([name, data]) => ({ name, data: data.toString('base64') }));
  return answerJson(200, {
    templates: templates.length > 0 ? templates : null,
    values: parse(values.toString('utf8'), { version: '1.1' }) ?? {},
  });
}
