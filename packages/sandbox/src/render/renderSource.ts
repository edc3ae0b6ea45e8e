import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { renderDirectory } from './directory/renderDirectory';
import { renderHelm } from './helm/renderHelm';
import { renderKustomize } from './kustomize/renderKustomize';
import { safeJoin } from './safeJoin';
import {
  ApplicationSource,
  RenderContext,
  RenderError,
} from './SourceRenderer';
import { RenderTools } from './tools/RenderTools';

const KUSTOMIZATIONS = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

interface RenderRequest {
  readonly context: RenderContext;
  readonly source: ApplicationSource;
  readonly folder: string;
  /** The folders of all sources, for value files of the others. */
  readonly folders: readonly string[];
  readonly tools: RenderTools;
}

interface RenderedSource {
  readonly sourceType: string;
  readonly manifests: readonly Manifest[];
}

type SourceType = 'Helm' | 'Kustomize' | 'Directory';

function typeOf(source: ApplicationSource, folder: string): SourceType {
  if (source.chart) return 'Helm';
  if (source.helm) return 'Helm';
  if (source.kustomize) return 'Kustomize';
  if (source.directory) return 'Directory';
  if (KUSTOMIZATIONS.some(name => existsSync(join(folder, name))))
    return 'Kustomize';
  return existsSync(join(folder, 'Chart.yaml')) ? 'Helm' : 'Directory';
}

function pathOf(source: ApplicationSource, folder: string): string {
  const path = source.chart ? '.' : (source.path ?? '.');
  if (path.startsWith('/'))
    throw new RenderError(`${path}: app path is absolute`);
  const found = safeJoin(folder, path);
  if (!found) throw new RenderError(`${path}: app path does not exist`);
  if (!statSync(found).isDirectory())
    throw new RenderError(`${path}: app path is not a directory`);
  return found;
}

/** Value files lie beside the chart, or, as `$name/path`, in the source of that name. */
function valueFileFinder(
  request: RenderRequest,
  chart: string,
): (name: string) => string | undefined {
  return name => {
    const [, ref, path] = /^\$([^/]+)\/(.+)$/.exec(name) ?? [];
    if (ref === undefined)
      return (
        safeJoin(chart, name) ??
        safeJoin(request.folder, name.replace(/^\//, ''))
      );
    const index = request.context.sources.findIndex(
      source => source.ref === ref,
    );
    if (index < 0)
      throw new RenderError(
        `source referenced "$${ref}", but no source has a 'ref' field defined with that name`,
      );
    return safeJoin(request.folders[index], path);
  };
}

/** Renders one fetched source with what its files ask for: helm, kustomize, or plain reading. */
export async function renderSource(
  request: RenderRequest,
): Promise<RenderedSource> {
  const { context, source, tools } = request;
  // A source that only lends its files to others renders nothing itself.
  if (source.ref && !source.path && !source.chart)
    return { sourceType: '', manifests: [] };
  const folder = pathOf(source, request.folder);
  const sourceType = typeOf(source, folder);
  switch (sourceType) {
    case 'Helm':
      return {
        sourceType,
        manifests: await renderHelm({
          folder,
          releaseName: source.helm?.releaseName || context.applicationName,
          namespace: context.namespace,
          ...(source.helm && { helm: source.helm }),
          valueFile: valueFileFinder(request, folder),
          ...(tools.helm && { tool: tools.helm }),
        }),
      };
    case 'Kustomize':
      return {
        sourceType,
        manifests: await renderKustomize({
          folder,
          path: source.path ?? '.',
          ...(source.kustomize && { options: source.kustomize }),
          ...(tools.kustomize && { tool: tools.kustomize }),
        }),
      };
    default:
      return {
        sourceType,
        manifests: renderDirectory(folder, source.directory),
      };
  }
}
