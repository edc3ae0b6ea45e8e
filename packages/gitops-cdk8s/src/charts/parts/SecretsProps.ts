/**
 * Where External Secrets reads from.
 *
 * @public
 */
export interface SecretStoreRef {
  readonly name: string;
  /** @defaultValue `ClusterSecretStore` */
  readonly kind?: 'ClusterSecretStore' | 'SecretStore';
  /**
   * The shape of a value's address. `onepasswordSDK` takes it as one path, `item/section/field`; 1Password Connect and
   * all other stores take `key` and `property` apart.
   *
   * @defaultValue `generic`
   */
  readonly provider?: 'generic' | 'onepassword' | 'onepasswordSDK';
  /**
   * Version of the ExternalSecret: `v1beta1` for clusters with an operator before 0.16.
   *
   * @defaultValue `v1`
   */
  readonly apiVersion?: 'v1' | 'v1beta1';
}

/**
 * The address of one value in a store.
 *
 * @public
 */
export interface SecretKey {
  /** Name of the entry; with 1Password the item's title. */
  readonly key: string;
  /** Of the 1Password SDK only: the item's section that holds the field. */
  readonly section?: string;
  /** One value of the entry; with 1Password the field's label. */
  readonly property?: string;
}

/**
 * Values of a secret store as environment variables of the container.
 *
 * @public
 */
export interface SecretsProps {
  readonly store: SecretStoreRef;
  /** How often the store is read again, as a Go duration. @defaultValue `1h0m0s` */
  readonly refreshInterval?: string;
  /** By the name of the environment variable: where the store has the value. */
  readonly keys: Readonly<Record<string, SecretKey>>;
}

/**
 * The account of a private image registry, kept in a secret store.
 *
 * @public
 */
export interface RegistryCredentials {
  /** Host of the registry: `ghcr.io`. */
  readonly host: string;
  readonly store: SecretStoreRef;
  readonly username: SecretKey;
  readonly password: SecretKey;
}

/**
 * A certificate with its private key, kept in a secret store.
 *
 * @public
 */
export interface CertificateSource {
  readonly store: SecretStoreRef;
  /** The certificate's chain as PEM. */
  readonly certificate: SecretKey;
  /** Its private key as PEM. */
  readonly privateKey: SecretKey;
}
