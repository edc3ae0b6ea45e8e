import { RuleLevels } from '../findings/RuleLevels';
import { PromotionConfig } from '../kargo/PromotionConfig';

/**
 * One application of the GitOps repository: everything that its manifests, its Argo CD Applications and its
 * packages are made of. Plain data: strings, numbers, booleans, lists and records only.
 *
 * @public
 */
export interface ApplicationConfig {
  /** DNS-1123 label. With the environment it makes the Argo CD Application's name, `backstage-dev`. */
  readonly name: string;
  /** Entity ref of the catalog entity that this application deploys, `component:default/backstage`. */
  readonly entity: string;
  /** One sentence for readers; goes nowhere else. */
  readonly description?: string;
  /** Namespace of the objects in the destination cluster. */
  readonly namespace: string;
  /**
   * How the desired state reaches the cluster.
   *
   * @defaultValue delivery by manifests
   */
  readonly delivery?: Delivery;
  /** What is built. Needed by delivery by manifests; delivery by chart has it in its chart. */
  readonly chart?: ChartReference;
  /** The image of every environment that names none of its own. */
  readonly image?: ImageConfig;
  /** By name, in promotion order. At least one. */
  readonly environments: Readonly<Record<string, ApplicationEnvironment>>;
  readonly argocd?: ArgoCdOptions;
  /**
   * Other applications of this repository that have to be there first, by role: `{ secrets: 'backstage-secrets' }`.
   * Sync waves order objects inside one Application only, so the generator reports how the order is kept.
   */
  readonly dependencies?: Readonly<Record<string, string>>;
  /**
   * How new versions travel through the environments.
   *
   * @defaultValue by hand
   */
  readonly promotion?: PromotionConfig;
  /** Sync waves in place of the generator's own. */
  readonly waves?: WaveOverrides;
  /** Levels of rules in place of their own, and of the repository's. */
  readonly rules?: RuleLevels;
}

/**
 * Waves by kind, `{ Service: -10 }`, or for single objects, `{ 'Service/shop-dev': -10 }`, which win.
 *
 * @public
 */
export type WaveOverrides = Readonly<Record<string, number>>;

/**
 * By manifests: rendered YAML in Git, where a version is an image tag with its commit. By chart: from ChartMuseum or
 * an OCI registry, where a version is the chart's.
 *
 * @public
 */
export type Delivery = ManifestDelivery | ChartDelivery;

/** @public */
export interface ManifestDelivery {
  readonly type: 'manifests';
}

/** @public */
export interface ChartDelivery {
  readonly type: 'chart';
  /**
   * `https://charts.example.com` for a chart repository, `registry.example.com/charts` (no scheme) for OCI as Helm reads
   * it, `oci://registry.example.com/charts` for OCI as Argo CD 3.1 reads it itself.
   */
  readonly repoURL: string;
  /** The chart's name. */
  readonly chart: string;
  /** Version of every environment that names none of its own. */
  readonly version?: string;
  /** Values for every environment; an environment's own `values` are merged over these. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * A chart type by its registered name, with its props. `WebService` comes with this package.
 *
 * @public
 */
export interface ChartReference {
  readonly type: string;
  readonly props?: Readonly<Record<string, unknown>>;
}

/** @public */
export interface ImageConfig {
  /** Without tag and digest: `ghcr.io/acme/shop`. */
  readonly repository: string;
  /** A fixed tag. `latest` is refused. */
  readonly tag: string;
}

/**
 * One environment. Fields that the application has too win over it here.
 *
 * @public
 */
export interface ApplicationEnvironment {
  /** The cluster as Argo CD knows it: a name (`dev-vcluster`), or an API server's `https://` address. */
  readonly destination: string;
  /** @defaultValue the application's namespace */
  readonly namespace?: string;
  readonly image?: Partial<ImageConfig>;
  /** Delivery by chart: the version of the chart, `1.0.0-17`. */
  readonly chartVersion?: string;
  /** Delivery by chart: merged over the delivery's values. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  /** `false`: none, although the chart type's props have some. */
  readonly probes?: Probes | false;
  /** Merged over the props' environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Any other prop of the chart type, for this environment alone. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** For this environment's Application: `kargo.akuity.io/authorized-stage` for instance. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Merged over the application's. */
  readonly waves?: WaveOverrides;
  /** For this environment's Application. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** @public */
export interface ArgoCdOptions {
  /** @defaultValue `default` */
  readonly project?: string;
  /** Namespace of the Application objects. @defaultValue `argocd` */
  readonly namespace?: string;
  readonly syncPolicy?: {
    /** @defaultValue true */
    readonly prune?: boolean;
    /** @defaultValue true */
    readonly selfHeal?: boolean;
  };
  /**
   * Fields of live objects that Argo CD leaves alone, since others than Git write them.
   *
   * @defaultValue none
   */
  readonly ignoreDifferences?: readonly IgnoredDifference[];
}

/**
 * Fields of the objects of one kind, by JSON pointers (`/spec/replicas`) or jq expressions.
 *
 * @public
 */
export interface IgnoredDifference {
  /** @defaultValue the core group */
  readonly group?: string;
  readonly kind: string;
  /** @defaultValue every object of the kind */
  readonly name?: string;
  /** @defaultValue every namespace */
  readonly namespace?: string;
  /** RFC 6901. @defaultValue none */
  readonly jsonPointers?: readonly string[];
  /** @defaultValue none */
  readonly jqPathExpressions?: readonly string[];
}

/**
 * Kubernetes quantities: `100m`, `256Mi`.
 *
 * @public
 */
export interface ResourceRequirements {
  readonly requests?: { readonly cpu?: string; readonly memory?: string };
  readonly limits?: { readonly cpu?: string; readonly memory?: string };
}

/** @public */
export interface Probes {
  readonly liveness?: Probe;
  readonly readiness?: Probe;
  readonly startup?: Probe;
}

/**
 * How Kubernetes asks a container whether it is well: exactly one of `path`, `tcpPort` and `command`.
 *
 * @public
 */
export interface Probe {
  /** An HTTP request that has to be answered with 200 to 399. */
  readonly path?: string;
  /** Of `path`. @defaultValue the service's container port */
  readonly port?: number;
  /** A port that has to take a connection. */
  readonly tcpPort?: number;
  /** A command in the container that has to end with 0. */
  readonly command?: readonly string[];
  /** @defaultValue 0 */
  readonly initialDelaySeconds?: number;
  /** @defaultValue 10 */
  readonly periodSeconds?: number;
  /** @defaultValue 1 */
  readonly timeoutSeconds?: number;
  /** @defaultValue 3 */
  readonly failureThreshold?: number;
}
