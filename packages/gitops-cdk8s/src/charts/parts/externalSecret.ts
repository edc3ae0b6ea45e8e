import { ApiObjectProps } from 'cdk8s';
import { SecretKey, SecretStoreRef } from './SecretsProps';

/**
 * What an ExternalSecret is made of.
 *
 * @public
 */
export interface ExternalSecretOptions {
  /** Of the ExternalSecret, and of the Secret that it makes. */
  readonly name: string;
  readonly store: SecretStoreRef;
  /** As a Go duration. @defaultValue `1h0m0s` */
  readonly refreshInterval?: string;
  /** By the key of the Secret, or by the name a template has for it. */
  readonly keys: Readonly<Record<string, SecretKey>>;
  /** What the operator makes of the values; without it the Secret holds them as they are. */
  readonly template?: {
    /** `kubernetes.io/dockerconfigjson` for instance. */
    readonly type?: string;
    readonly labels?: Readonly<Record<string, string>>;
    /** Go templates by the key of the Secret. */
    readonly data: Readonly<Record<string, string>>;
  };
}

/**
 * An ExternalSecret. The server's defaults are written out: without them Argo CD sees a difference for ever.
 *
 * @public
 */
export function externalSecret(options: ExternalSecretOptions): ApiObjectProps {
  const { keys, name, refreshInterval, store, template } = options;
  const { apiVersion = 'v1', kind = 'ClusterSecretStore' } = store;
  return {
    apiVersion: `external-secrets.io/${apiVersion}`,
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      refreshInterval: refreshInterval ?? '1h0m0s',
      secretStoreRef: { name: store.name, kind },
      target: {
        name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: template && {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          type: template.type,
          metadata: template.labels && { labels: template.labels },
          data: template.data,
        },
      },
      data: Object.entries(keys).map(([secretKey, key]) => ({
        secretKey,
        remoteRef: {
          ...remoteRef(store, key),
          conversionStrategy: 'Default',
          decodingStrategy: 'None',
          metadataPolicy: 'None',
        },
      })),
    },
  };
}

/** The 1Password SDK knows one path for a value, every other provider an entry and a property of it. */
function remoteRef(
  { provider }: SecretStoreRef,
  { key, property, section }: SecretKey,
): { readonly key: string; readonly property?: string } {
  return provider === 'onepasswordSDK'
    ? { key: [key, section, property].filter(Boolean).join('/') }
    : { key, property };
}
