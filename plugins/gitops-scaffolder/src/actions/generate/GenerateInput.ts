import {
  ApplicationConfig,
  ApplicationEnvironment,
  IngressProps,
  WebServiceProps,
} from '@slipway/cdk8s';

/**
 * What `gitops:cdk8s:generate` takes. Empty texts count as not given, because a form sends them for fields that nobody
 * filled in.
 *
 * @public
 */
export interface GenerateInput {
  readonly name: string;
  readonly description?: string;
  /** @defaultValue `component:default/<name>` */
  readonly entity?: string;
  /** @defaultValue the name */
  readonly namespace?: string;
  readonly image?: { readonly repository?: string; readonly tag?: string };
  /** @defaultValue 8080 for `WebService` */
  readonly port?: number;
  /** In promotion order. */
  readonly environments: readonly GenerateEnvironment[];
  readonly resources?: ApplicationEnvironment['resources'];
  /** Answers when the service is alive and ready; without it there are no probes. */
  readonly healthPath?: string;
  readonly exposure?: GenerateExposure;
  readonly secrets?: GenerateSecrets;
  /** Entries of a ConfigMap. */
  readonly config?: Readonly<Record<string, string>>;
  /**
   * The chart type, `WebService` unless given, with its props: `WebServiceProps`, `WorkerProps`, `CronJobProps`,
   * `StatefulServiceProps`, `HelmReleaseProps`, `RawManifestsProps`. They win over the fields above.
   */
  readonly chart?: {
    readonly type?: string;
    readonly props?: Readonly<Record<string, unknown>>;
  };
  readonly delivery?: ApplicationConfig['delivery'];
  readonly argocd?: ApplicationConfig['argocd'];
  /**
   * Applications of the repository that have to be there first: their names, or role to name. A name in a list is its own
   * role.
   */
  readonly dependencies?: readonly string[] | Readonly<Record<string, string>>;
  /** How new versions travel through the environments: `PromotionConfig`. */
  readonly promotion?: {
    readonly kargo?: Readonly<Record<string, unknown>>;
  };
  /** Waves in place of the usual ones, by kind or object. */
  readonly waves?: Readonly<Record<string, number>>;
  /** Levels of rules: `off`, `warn` or `error`, by id. */
  readonly rules?: Readonly<Record<string, string>>;
}

/** @public */
export interface GenerateEnvironment extends Omit<
  Partial<ApplicationEnvironment>,
  'values' | 'props'
> {
  readonly name: string;
  /** Host of the Ingress or HTTPRoute in this environment. */
  readonly host?: string;
  /** As data, or as YAML. */
  readonly values?: Readonly<Record<string, unknown>> | string;
  /** As data, or as YAML. */
  readonly props?: Readonly<Record<string, unknown>> | string;
  /** Further fields of the environment, which a form shows apart. The ones beside it win. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** The checkbox that shows `more`; without a tick nothing of it counts. @defaultValue true */
  readonly withMore?: boolean;
}

/** @public */
export interface GenerateExposure {
  readonly type: 'None' | 'Ingress' | 'HTTPRoute';
  /** Of every environment that has none of its own. `{environment}` in it becomes the environment's name. */
  readonly host?: string;
  readonly path?: string;
  /** Ingress only. */
  readonly className?: IngressProps['className'];
  /** HTTPRoute only. */
  readonly gateway?: Partial<
    NonNullable<WebServiceProps['httpRoute']>['gateway']
  >;
}

/** @public */
export interface GenerateSecrets {
  /** Name of the ClusterSecretStore. */
  readonly store?: string;
  readonly keys?: readonly {
    /** The environment variable. */
    readonly variable: string;
    readonly key: string;
    readonly property?: string;
  }[];
}
