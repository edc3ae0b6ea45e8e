import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { extractArchive } from './extractArchive';
import { GitSources } from './git/GitSources';
import { HelmRepositories } from './helm/HelmRepositories';
import { OciArtifacts } from './oci/OciArtifacts';
import { sourceKind } from './sourceKind';
import { ApplicationSource, RenderError } from './SourceRenderer';

const HELM_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const PLAIN_LAYER = /^application\/vnd\.oci\.image\.layer\.v1\.tar(\+gzip)?$/;

/** Settings of {@link FetchedSources}. */
export interface FetchedSourcesOptions {
  readonly dataDir: string;
  readonly git: GitSources;
  readonly helm: HelmRepositories;
  readonly oci: OciArtifacts;
}

/** Sources as folders on disk: working copies for as long as they are used, archives unpacked once. */
export class FetchedSources {
  readonly #options: FetchedSourcesOptions;
  #generation = randomUUID();

  constructor(options: FetchedSourcesOptions) {
    this.#options = options;
    rmSync(this.#archives, { recursive: true, force: true });
  }

  get #archives(): string {
    return join(this.#options.dataDir, 'archives');
  }

  /** Fetches archives anew from now on: a chart may have been pushed again under its version. */
  forget(): void {
    this.#generation = randomUUID();
  }

  /** Runs `use` with the folder of each source at its revision, in order. */
  use<T>(
    sources: readonly ApplicationSource[],
    revisions: readonly string[],
    use: (folders: readonly string[]) => Promise<T>,
    folders: readonly string[] = [],
  ): Promise<T> {
    const index = folders.length;
    if (index === sources.length) return use(folders);
    const next = (folder: string) =>
      this.use(sources, revisions, use, [...folders, folder]);
    return this.#fetch(sources[index], revisions[index] ?? '', next);
  }

  async #fetch<T>(
    source: ApplicationSource,
    revision: string,
    next: (folder: string) => Promise<T>,
  ): Promise<T> {
    const { git, helm, oci } = this.#options;
    const reference = source.repoURL.replace(/^oci:\/\//, '');
    switch (sourceKind(source)) {
      case 'helm':
        return next(
          await this.#archive(source, revision, true, () =>
            helm.pull(source.repoURL, source.chart ?? '', revision),
          ),
        );
      case 'helm-oci':
        return next(
          await this.#archive(source, revision, true, () =>
            this.#layer(`${reference}/${source.chart}`, revision),
          ),
        );
      case 'oci': {
        const manifest = await oci.manifest(reference, revision);
        const isChart = manifest.layers[0]?.mediaType === HELM_LAYER;
        return next(
          await this.#archive(source, revision, isChart, () =>
            this.#layer(reference, revision),
          ),
        );
      }
      default:
        return git.withCheckout(source.repoURL, revision, next);
    }
  }

  async #layer(reference: string, revision: string): Promise<Buffer> {
    const manifest = await this.#options.oci.manifest(reference, revision);
    const [layer, ...others] = manifest.layers;
    if (!layer || others.length > 0) {
      throw new RenderError(
        `expected only a single oci layer, got ${manifest.layers.length}`,
      );
    }
    if (layer.mediaType !== HELM_LAYER && !PLAIN_LAYER.test(layer.mediaType)) {
      throw new RenderError(
        `oci layer media type ${layer.mediaType} is not in the list of allowed media types`,
      );
    }
    return this.#options.oci.blob(reference, layer.digest);
  }

  /** The folder of an unpacked archive; a chart's own top folder is left out. */
  async #archive(
    source: ApplicationSource,
    revision: string,
    isChart: boolean,
    pull: () => Promise<Buffer>,
  ): Promise<string> {
    const id = createHash('sha256')
      .update(
        JSON.stringify([
          source.repoURL,
          source.chart,
          revision,
          this.#generation,
        ]),
      )
      .digest('hex');
    const target = join(this.#archives, id);
    if (!existsSync(target)) {
      const unfinished = `${target}.${randomUUID()}`;
      mkdirSync(unfinished, { recursive: true });
      await extractArchive(await pull(), unfinished);
      if (existsSync(target))
        rmSync(unfinished, { recursive: true, force: true });
      else renameSync(unfinished, target);
    }
    const [top] = isChart ? readdirSync(target) : [];
    return top ? join(target, top) : target;
  }
}
