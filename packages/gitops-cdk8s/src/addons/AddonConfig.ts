import { LabelSelector } from '../argocd/LabelSelector';

/**
 * Something that clusters get by their labels: one ApplicationSet, one Application for each cluster that it selects.
 * `config/addons/<name>.ts`.
 *
 * @public
 */
export interface AddonConfig {
  /** DNS-1123 label, the file's name. Its Applications are `<name>-<cluster>`. */
  readonly name: string;
  /** Entity ref of the catalog entity that they belong to. @defaultValue none */
  readonly entity?: string;
  /** Namespace of its objects. */
  readonly namespace: string;
  readonly source: AddonChart | AddonManifests;
  /**
   * Which clusters take it.
   *
   * @defaultValue those with the label `enable_<name>: "true"`
   */
  readonly selector?: LabelSelector;
  /** Other versions of the chart for some of the clusters; the last that fits wins. @defaultValue none */
  readonly versions?: readonly {
    readonly selector: LabelSelector;
    readonly version: string;
  }[];
  /** Helm values of every cluster, below those of all layers. @defaultValue none */
  readonly values?: Readonly<Record<string, unknown>>;
  /**
   * Folder in the GitOps repository with the layers' values: `environments/<environment>/<name>/values.yaml`, over that
   * `cluster-roles/<role>/…`, over that `clusters/<cluster>/…`. Files may be missing.
   *
   * @defaultValue `addons`
   */
  readonly layers?: string;
  /** @defaultValue `default` */
  readonly project?: string;
  readonly syncPolicy?: {
    /** @defaultValue true */
    readonly prune?: boolean;
    /** @defaultValue true */
    readonly selfHeal?: boolean;
  };
}

/** @public */
export interface AddonChart {
  readonly type: 'chart';
  /** `https://charts.example.com`; for OCI `registry.example.com/charts`, without a scheme. */
  readonly repoURL: string;
  readonly chart: string;
  readonly version: string;
}

/**
 * A folder of manifests or a chart in Git; layers are for charts only.
 *
 * @public
 */
export interface AddonManifests {
  readonly type: 'git';
  /** @defaultValue the GitOps repository */
  readonly repoURL?: string;
  readonly path: string;
  /** @defaultValue the GitOps repository's branch */
  readonly revision?: string;
}
