import { Probes, ResourceRequirements } from '../../config/ApplicationConfig';

/**
 * Props of the chart type `WebService`: a Deployment behind a Service, and what belongs to it.
 *
 * @public
 */
export interface WebServiceProps {
  /** The port the container listens on. */
  readonly port: number;
  /** @defaultValue 1 */
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly probes?: Probes | false;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Environment variables of the container, by name. */
  readonly env?: Readonly<Record<string, string>>;
  /** A ConfigMap whose entries are environment variables of the container. */
  readonly config?: Readonly<Record<string, string>>;
  /** An ExternalSecret whose entries are environment variables of the container. */
  readonly secrets?: WebServiceSecrets;
  readonly service?: {
    /** @defaultValue 80 */
    readonly port?: number;
    /** @defaultValue `ClusterIP` */
    readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
    /**
     * Applies the Service before the Deployment (wave -10 for 10): for containers that are not ready without it.
     *
     * @defaultValue false
     */
    readonly beforeWorkload?: boolean;
  };
  readonly ingress?: WebServiceIngress;
  readonly httpRoute?: WebServiceHttpRoute;
  /** Names of Secrets that are in the namespace, for private registries. */
  readonly imagePullSecrets?: readonly string[];
  readonly serviceAccount?: {
    /** For the identity of a cloud: `eks.amazonaws.com/role-arn` for instance. */
    readonly annotations?: Readonly<Record<string, string>>;
    /** Mounts the token of the API server. @defaultValue false */
    readonly mountToken?: boolean;
  };
  readonly security?: {
    /** Numeric user; needed when the image names its user by a word. */
    readonly runAsUser?: number;
    /** @defaultValue false */
    readonly readOnlyRootFilesystem?: boolean;
  };
  /**
   * Makes the namespace an object of the package. When false, Argo CD makes it (`CreateNamespace=true`).
   *
   * @defaultValue true
   */
  readonly createNamespace?: boolean;
  /** Further Deployments of the same image without a Service, by name. */
  readonly workers?: Readonly<Record<string, WebServiceWorker>>;
  /** A Job that changes the database before the new version starts. */
  readonly migration?: WebServiceMigration;
  /** A Job that calls the service after the sync. */
  readonly smokeTest?: WebServiceSmokeTest;
}

/** @public */
export interface WebServiceSecrets {
  readonly store: {
    readonly name: string;
    /** @defaultValue `ClusterSecretStore` */
    readonly kind?: 'ClusterSecretStore' | 'SecretStore';
  };
  /** As Go durations. @defaultValue `1h0m0s` */
  readonly refreshInterval?: string;
  /** By the name of the environment variable: where the store has the value. */
  readonly keys: Readonly<
    Record<string, { readonly key: string; readonly property?: string }>
  >;
}

/** @public */
export interface WebServiceIngress {
  readonly host: string;
  /** @defaultValue `/` */
  readonly path?: string;
  /** @defaultValue the cluster's default class */
  readonly className?: string;
  /** Name of the Secret with the certificate, which cert-manager for instance writes. */
  readonly tlsSecretName?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** @public */
export interface WebServiceHttpRoute {
  readonly host: string;
  /** @defaultValue `/` */
  readonly path?: string;
  readonly gateway: {
    readonly name: string;
    readonly namespace?: string;
    /** The listener. */
    readonly sectionName?: string;
  };
}

/** @public */
export interface WebServiceWorker {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** @defaultValue 1 */
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly env?: Readonly<Record<string, string>>;
}

/** @public */
export interface WebServiceMigration {
  readonly command: readonly string[];
  readonly args?: readonly string[];
  /**
   * `PreSync`: before anything else, when the package's own ServiceAccount and ExternalSecret are not there yet at the
   * first deployment. `Sync`: in wave -10, after them and before the Deployment.
   *
   * @defaultValue `PreSync`
   */
  readonly phase?: 'PreSync' | 'Sync';
  /** How often a failed pod is tried again. @defaultValue 2 */
  readonly retries?: number;
  /** Seconds after which it counts as failed. @defaultValue 600 */
  readonly timeoutSeconds?: number;
}

/** @public */
export interface WebServiceSmokeTest {
  /** An image with curl, with its tag: `curlimages/curl:8.11.1`. */
  readonly image: string;
  /** @defaultValue `/` */
  readonly path?: string;
  /** In place of the call of `path`. */
  readonly command?: readonly string[];
}
