import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Logger } from '../Logger';
import { BoundedCache } from './BoundedCache';
import { chartDetailsOf } from './chartDetailsOf';
import { FetchedSources } from './FetchedSources';
import { GitSources } from './git/GitSources';
import { HelmRepositories } from './helm/HelmRepositories';
import { OciArtifacts } from './oci/OciArtifacts';
import { ociMetadataOf } from './ociMetadataOf';
import { renderSource } from './renderSource';
import { sourceKind } from './sourceKind';
import {
  ApplicationSource,
  RenderContext,
  RenderedSources,
  RenderError,
  RevisionMetadata,
  SourceRenderer,
} from './SourceRenderer';
import { findRenderTools } from './tools/findRenderTools';
import { RenderTools } from './tools/RenderTools';

const KEPT_RENDERINGS = 400;
const KEPT_COMMITS = 2000;

/** What a rendering depends on; where a revision came from is no part of it. */
function renderingKey(
  context: RenderContext,
  revisions: readonly string[],
): string {
  const sources = context.sources.map(source => ({
    ...source,
    targetRevision: undefined,
    name: undefined,
  }));
  return JSON.stringify([
    context.applicationName,
    context.namespace,
    sources,
    revisions,
  ]);
}

/** Settings of {@link createSourceRenderer}. */
export interface SourceRendererOptions {
  /** For mirrors of repositories, working copies and unpacked charts. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** The bare repository of a clone URL, when it lies on this machine. */
  readonly localRepository?: (repoURL: string) => string | undefined;
  /**
   * Asked before each rendering; undefined where it has no opinion.
   * @default what this machine has; see findRenderTools
   */
  readonly tools?: () => RenderTools | undefined;
}

/** A renderer over real Git, Helm and OCI, with the real helm and kustomize where they can run. */
export async function createSourceRenderer(
  options: SourceRendererOptions,
): Promise<SourceRenderer> {
  const found = await findRenderTools({ logger: options.logger });
  const tools = () => options.tools?.() ?? found;
  const git = new GitSources({
    dataDir: options.dataDir,
    ...(options.localRepository && {
      localRepository: options.localRepository,
    }),
  });
  const helm = new HelmRepositories();
  const oci = new OciArtifacts();
  const fetched = new FetchedSources({
    dataDir: options.dataDir,
    git,
    helm,
    oci,
  });
  // A chart may be pushed again under its version; a commit and a digest stay what they are.
  const ofCharts = new BoundedCache<Promise<RenderedSources>>(KEPT_RENDERINGS);
  const immutable = new BoundedCache<Promise<RenderedSources>>(KEPT_RENDERINGS);

  // Argo CD's repository server keeps these too: a page of history asks for many at once.
  const commits = new BoundedCache<Promise<RevisionMetadata>>(KEPT_COMMITS);

  const resolveOne = (
    source: ApplicationSource,
    override?: string,
  ): Promise<string> => {
    const revision = override || source.targetRevision || '';
    switch (sourceKind(source)) {
      case 'helm':
        return helm.resolve(source.repoURL, source.chart ?? '', revision);
      case 'helm-oci':
        return oci.resolveVersion(
          `${source.repoURL}/${source.chart}`,
          revision,
        );
      case 'oci':
        return oci.resolveDigest(
          source.repoURL.slice('oci://'.length),
          revision,
        );
      default:
        return git.resolve(source.repoURL, revision);
    }
  };

  return {
    resolve: (context, overrides = []) =>
      Promise.all(
        context.sources.map(async (source, index) =>
          resolveOne(source, overrides[index]),
        ),
      ),

    render(context, revisions) {
      const key = renderingKey(context, revisions);
      const renderings = context.sources.some(source => source.chart)
        ? ofCharts
        : immutable;
      const known = renderings.get(key);
      if (known) return known;
      const rendering = fetched.use(
        context.sources,
        revisions,
        async folders => {
          const parts = [];
          for (const [index, source] of context.sources.entries()) {
            parts.push(
              await renderSource({
                context,
                source,
                folder: folders[index],
                folders,
                tools: tools(),
              }),
            );
          }
          return {
            revisions,
            sourceTypes: parts.map(part => part.sourceType),
            manifests: parts.flatMap(part => part.manifests),
          };
        },
      );
      renderings.set(key, rendering);
      // A failure may be over soon: the server was down, the commit is not fetched yet.
      rendering.catch(() => renderings.delete(key));
      return rendering;
    },

    async revisionMetadata(source, revision) {
      if (sourceKind(source) !== 'git')
        throw new RenderError(`revision ${revision} must be resolved`);
      const key = JSON.stringify([source.repoURL, revision]);
      const known = commits.get(key);
      if (known) return known;
      const reading = git.metadata(source.repoURL, revision);
      commits.set(key, reading);
      reading.catch(() => commits.delete(key));
      return reading;
    },

    async chartDetails(source, revision) {
      try {
        return await fetched.use([source], [revision], async ([folder]) => {
          const file = folder && join(folder, 'Chart.yaml');
          if (!file || !existsSync(file))
            throw new RenderError('no Chart.yaml in the archive');
          return chartDetailsOf(parse(readFileSync(file, 'utf8')));
        });
      } catch (error) {
        throw new RenderError(
          `error extracting chart: ${(error as Error).message}`,
        );
      }
    },

    async ociMetadata(source, revision) {
      const manifest = await oci.manifest(
        source.repoURL.replace(/^oci:\/\//, ''),
        revision,
      );
      return ociMetadataOf(manifest.annotations ?? {});
    },

    invalidate() {
      ofCharts.clear();
      commits.clear();
      fetched.forget();
    },
  };
}
