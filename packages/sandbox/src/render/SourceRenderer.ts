import { Manifest } from '@slipway/sync-waves';

/** One source of an Application, as its spec has it. */
export interface ApplicationSource {
  readonly repoURL: string;
  readonly path?: string;
  readonly chart?: string;
  readonly targetRevision?: string;
  readonly ref?: string;
  readonly name?: string;
  readonly helm?: HelmSourceOptions;
  readonly kustomize?: Readonly<Record<string, unknown>>;
  readonly directory?: {
    readonly recurse?: boolean;
    readonly include?: string;
    readonly exclude?: string;
  };
}

/** The part of `spec.source.helm` that the sandbox honours. */
export interface HelmSourceOptions {
  readonly releaseName?: string;
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly {
    readonly name: string;
    readonly value: string;
    readonly forceString?: boolean;
  }[];
  readonly skipCrds?: boolean;
  readonly ignoreMissingValueFiles?: boolean;
}

/** What rendering needs to know of the Application. */
export interface RenderContext {
  readonly applicationName: string;
  /** The destination namespace; the renderer does not write it into manifests that name none. */
  readonly namespace: string;
  readonly sources: readonly ApplicationSource[];
}

/** The manifests of all sources, concatenated, at resolved revisions. */
export interface RenderedSources {
  /** A commit, a chart version or a `sha256:` digest for each source, in order. */
  readonly revisions: readonly string[];
  /** One of `Directory`, `Kustomize`, `Helm` for each source. */
  readonly sourceTypes: readonly string[];
  readonly manifests: readonly Manifest[];
}

/** A commit, as `/revisions/{revision}/metadata` answers it. */
export interface RevisionMetadata {
  readonly author: string;
  /** RFC 3339. */
  readonly date: string;
  readonly message: string;
  readonly tags?: readonly string[];
}

/** A chart, as `/revisions/{revision}/chartdetails` answers it. */
export interface ChartDetails {
  readonly description?: string;
  readonly home?: string;
  readonly maintainers?: readonly string[];
}

/**
 * Turns sources into manifests, with real Git and, where they can run, the real helm and kustomize.
 * Every method rejects with a {@link RenderError} whose message is the text that Argo CD would give.
 */
export interface SourceRenderer {
  /** Resolves branches, tags, ranges and version constraints, without rendering. `overrides` replace targetRevision. */
  resolve(
    context: RenderContext,
    overrides?: readonly (string | undefined)[],
  ): Promise<readonly string[]>;
  /** Renders at revisions that `resolve` gave. Cached by (revisions, sources) for ever, since both are immutable. */
  render(
    context: RenderContext,
    revisions: readonly string[],
  ): Promise<RenderedSources>;
  revisionMetadata(
    source: ApplicationSource,
    revision: string,
  ): Promise<RevisionMetadata>;
  chartDetails(
    source: ApplicationSource,
    revision: string,
  ): Promise<ChartDetails>;
  /** `{}` when the artifact has no annotations. */
  ociMetadata(
    source: ApplicationSource,
    revision: string,
  ): Promise<Readonly<Record<string, string>>>;
  /** Forgets what it knows of moving references (branches, chart indexes): a hard refresh. */
  invalidate(): void;
}

/** A source that cannot be resolved or rendered; `message` is Argo CD's text. */
export class RenderError extends Error {
  readonly name = 'RenderError';
}
