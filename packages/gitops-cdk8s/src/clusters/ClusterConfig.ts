/**
 * A cluster that Argo CD deploys to. `config/clusters/<name>.ts`. Its registration is a Secret, which Git never holds:
 * an ExternalSecret makes it from the secret store.
 *
 * @public
 */
export interface ClusterConfig {
  /** DNS-1123 label: the name by which Applications name it, and the file's name. */
  readonly name: string;
  /** `control-plane`, `vcluster` or a word of your own; label `cluster_role`. */
  readonly role: string;
  /** `production`, `staging`, …; label `environment`. */
  readonly environment: string;
  /**
   * The API server's `https://` address.
   *
   * @defaultValue what the secret store has
   */
  readonly server?: string;
  /** Addons that it takes by their names: label `enable_<addon>: "true"`. `false` writes `"false"`. @defaultValue none */
  readonly addons?: Readonly<Record<string, boolean>>;
  /** Further labels for selectors and templates. @defaultValue none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations for templates. @defaultValue none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Only this Argo CD project may use it. @defaultValue every project */
  readonly project?: string;
  /** Argo CD sees only these namespaces. @defaultValue all */
  readonly namespaces?: readonly string[];
  /**
   * Where the secret store has its credentials.
   *
   * @defaultValue none: something else registers it, and the labels here only say what that has
   */
  readonly credentials?: ClusterCredentials;
}

/** @public */
export interface ClusterCredentials {
  readonly store: {
    readonly name: string;
    /** @defaultValue `ClusterSecretStore` */
    readonly kind?: 'ClusterSecretStore' | 'SecretStore';
  };
  /** Name of the entry; with 1Password the item's title, `media-kubeconfig`. */
  readonly key: string;
  /** Field with the API server's address, unless `server` says it. @defaultValue `argocd-server` */
  readonly serverField?: string;
  /** Field with Argo CD's connection settings as JSON (`tlsClientConfig`, `bearerToken`, …). @defaultValue `argocd-config` */
  readonly configField?: string;
  /** As a Go duration. @defaultValue `1m0s` */
  readonly refreshInterval?: string;
  /** Version of the ExternalSecret. @defaultValue `v1` */
  readonly apiVersion?: 'v1' | 'v1beta1';
}
