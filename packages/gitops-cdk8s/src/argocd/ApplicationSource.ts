/**
 * Where an Argo CD Application reads its objects from.
 *
 * @public
 */
export type ApplicationSource =
  GitSource | ChartRepositorySource | OciSource | ValuesSource;

/**
 * A folder of a Git repository.
 *
 * @public
 */
export interface GitSource {
  readonly type: 'git';
  /** `https://`, `ssh://` or `git@host:path`. */
  readonly repoURL: string;
  /** From the repository's root, `dist/shop-dev/manifests`. */
  readonly path: string;
  /**
   * Branch, tag or commit.
   *
   * @defaultValue `HEAD`
   */
  readonly revision?: string;
  /** Reads the folder's YAML files as they are. */
  readonly directory?: {
    /** @defaultValue false */
    readonly recurse?: boolean;
    /** A glob of file names: `{shop-dev.yaml,orders-dev.yaml}`. @defaultValue all of them */
    readonly include?: string;
    /** @defaultValue none */
    readonly exclude?: string;
  };
  /** When the folder is a chart. */
  readonly helm?: HelmOptions;
}

/**
 * A chart of a chart repository, or of an OCI registry as Helm reads it.
 *
 * @public
 */
export interface ChartRepositorySource {
  readonly type: 'chart';
  /** `https://charts.example.com`; for OCI `registry.example.com/charts`, without a scheme. */
  readonly repoURL: string;
  readonly chart: string;
  /** A version or a range of versions. A range sees prereleases only when it names one: `>=1.0.0-0 <1.1.0-0`. */
  readonly version: string;
  readonly helm?: HelmOptions;
}

/**
 * An OCI artifact (a chart or plain manifests) as Argo CD itself reads it, 3.1 and later.
 *
 * @public
 */
export interface OciSource {
  readonly type: 'oci';
  /** With the artifact's name: `oci://registry.example.com/charts/shop`. */
  readonly repoURL: string;
  /** A tag, a digest or a range of versions. */
  readonly version: string;
  /** Inside the artifact. @defaultValue `.` */
  readonly path?: string;
  readonly helm?: HelmOptions;
}

/**
 * A Git repository that only gives files to the other sources: `$values/<path>` in their `valueFiles`.
 *
 * @public
 */
export interface ValuesSource {
  readonly type: 'values';
  readonly repoURL: string;
  /** @defaultValue `HEAD` */
  readonly revision?: string;
  /** The name after the `$`. @defaultValue `values` */
  readonly ref?: string;
}

/** @public */
export interface HelmOptions {
  /** @defaultValue the Application's name */
  readonly releaseName?: string;
  /** Over the value files. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Inside the chart, or `$values/<path>`. The last one wins. */
  readonly valueFiles?: readonly string[];
  /** @defaultValue false */
  readonly ignoreMissingValueFiles?: boolean;
  /** @defaultValue false */
  readonly skipCrds?: boolean;
}
