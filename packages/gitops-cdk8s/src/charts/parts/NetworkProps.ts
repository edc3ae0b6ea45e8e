import { CertificateSource } from './SecretsProps';

/** @public */
export interface ServiceProps {
  /** @defaultValue 80 */
  readonly port?: number;
  /** @defaultValue `ClusterIP` */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /**
   * Applies the Service before the workload (wave -10 before a Deployment): for containers that are not ready without
   * it.
   *
   * @defaultValue false
   */
  readonly beforeWorkload?: boolean;
}

/** @public */
export interface IngressProps {
  readonly host: string;
  /** @defaultValue `/` */
  readonly path?: string;
  /** @defaultValue the cluster's default class */
  readonly className?: string;
  /** Name of the Secret with the certificate, which cert-manager for instance writes. */
  readonly tlsSecretName?: string;
  /** An ExternalSecret that makes that Secret. */
  readonly certificate?: CertificateSource;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** @public */
export interface HttpRouteProps {
  readonly host: string;
  /** @defaultValue `/` */
  readonly path?: string;
  readonly gateway: {
    readonly name: string;
    /** @defaultValue the route's namespace */
    readonly namespace?: string;
    /** The listener. */
    readonly sectionName?: string;
  };
  /**
   * Name of the gateway's listener for plain HTTP: a second route there sends requests on to HTTPS.
   */
  readonly redirectFrom?: string;
  /**
   * Namespace of the route, for gateways that take routes of one namespace only. A ReferenceGrant then lets it reach
   * the Service.
   *
   * @defaultValue the application's namespace
   */
  readonly namespace?: string;
}

/**
 * How pods that listen on a port are reached.
 *
 * @public
 */
export interface NetworkProps {
  readonly service?: ServiceProps;
  readonly ingress?: IngressProps;
  readonly httpRoute?: HttpRouteProps;
}
