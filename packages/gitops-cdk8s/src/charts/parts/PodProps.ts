import { ResourceRequirements } from '../../config/ApplicationConfig';
import { RegistryCredentials, SecretsProps } from './SecretsProps';

/**
 * What every chart type takes that runs the application's image.
 *
 * @public
 */
export interface PodProps {
  /** In place of the image's entry point. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly resources?: ResourceRequirements;
  /** Environment variables of the container, by name. */
  readonly env?: Readonly<Record<string, string>>;
  /** A ConfigMap whose entries are environment variables of the container. A change of it starts new pods. */
  readonly config?: Readonly<Record<string, string>>;
  /** An ExternalSecret whose entries are environment variables of the container. */
  readonly secrets?: SecretsProps;
  /** Names of Secrets that are in the namespace, for private registries. */
  readonly imagePullSecrets?: readonly string[];
  /** An ExternalSecret that makes the image pull secret, `<application>-registry`. */
  readonly registry?: RegistryCredentials;
  readonly serviceAccount?: {
    /** For the identity of a cloud: `eks.amazonaws.com/role-arn` for instance. */
    readonly annotations?: Readonly<Record<string, string>>;
    /** Mounts the token of the API server. @defaultValue false */
    readonly mountToken?: boolean;
  };
  readonly security?: {
    /** Numeric user; needed when the image names its user by a word. */
    readonly runAsUser?: number;
    /** Group that owns the files of volumes. */
    readonly fsGroup?: number;
    /** @defaultValue false */
    readonly readOnlyRootFilesystem?: boolean;
  };
  /** Empty folders that the container may write to, whatever its root file system allows: `/tmp`. */
  readonly scratch?: readonly string[];
  /**
   * Makes the namespace an object of the package. When false, Argo CD makes it (`CreateNamespace=true`).
   *
   * @defaultValue true
   */
  readonly createNamespace?: boolean;
}
