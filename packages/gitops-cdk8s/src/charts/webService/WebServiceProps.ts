import { Probes, ResourceRequirements } from '../../config/ApplicationConfig';
import { NetworkProps } from '../parts/NetworkProps';
import { PodProps } from '../parts/PodProps';
import { ScalingProps } from '../parts/ScalingProps';

/**
 * Props of the chart type `WebService`: a Deployment behind a Service, and what belongs to it.
 *
 * @public
 */
export interface WebServiceProps extends PodProps, ScalingProps, NetworkProps {
  /** The port the container listens on. */
  readonly port: number;
  readonly probes?: Probes | false;
  /** Further Deployments of the same image without a Service, by name. */
  readonly workers?: Readonly<Record<string, WebServiceWorker>>;
  /** A Job that changes the database before the new version starts. */
  readonly migration?: WebServiceMigration;
  /** A Job that calls the service after the sync. */
  readonly smokeTest?: WebServiceSmokeTest;
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
