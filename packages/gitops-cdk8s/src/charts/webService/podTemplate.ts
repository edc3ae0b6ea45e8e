import { createHash } from 'node:crypto';
import {
  HttpProbe,
  Probes,
  ResourceRequirements,
} from '../../config/ApplicationConfig';
import { WebServiceContext } from './WebServiceContext';

/** What differs between the containers of one application. */
export interface ContainerOptions {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly probes?: Probes | false;
  readonly resources?: ResourceRequirements;
  /** Takes the ConfigMap's and the ExternalSecret's entries as environment variables. @defaultValue true */
  readonly envFrom?: boolean;
}

/** The image with its tag, as a container has it. */
export function imageOf(context: WebServiceContext): string {
  return `${context.image.repository}:${context.image.tag}`;
}

/**
 * The spec of a pod with one container that does not run as root.
 *
 * @internal
 */
export function podSpec(
  context: WebServiceContext,
  container: ContainerOptions,
): Record<string, unknown> {
  const { props } = context;
  return {
    automountServiceAccountToken: props.serviceAccount?.mountToken ?? false,
    imagePullSecrets: props.imagePullSecrets?.map(name => ({ name })),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: props.security?.runAsUser,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [containerSpec(context, container)],
  };
}

/**
 * Annotations of a pod template: the digest of the ConfigMap's data, so that a changed ConfigMap starts new pods.
 *
 * @internal
 */
export function podAnnotations(
  context: WebServiceContext,
): Record<string, string> | undefined {
  const { config } = context.props;
  return config
    ? {
        'slipway.dev/config-digest': createHash('sha256')
          .update(JSON.stringify(Object.entries(config).sort()))
          .digest('hex'),
      }
    : undefined;
}

function containerSpec(
  context: WebServiceContext,
  options: ContainerOptions,
): Record<string, unknown> {
  const { applicationName, props } = context;
  const port = options.port ?? props.port;
  const probes = options.probes || undefined;
  const sources = [
    props.config && { configMapRef: { name: applicationName } },
    props.secrets && { secretRef: { name: applicationName } },
  ].filter(Boolean);
  return {
    name: options.name,
    image: options.image ?? imageOf(context),
    imagePullPolicy: 'IfNotPresent',
    command: options.command,
    args: options.args,
    env:
      options.env &&
      Object.entries(options.env).map(([name, value]) => ({ name, value })),
    envFrom:
      (options.envFrom ?? true) && sources.length > 0 ? sources : undefined,
    ports:
      options.port === undefined
        ? undefined
        : [{ name: 'http', containerPort: options.port, protocol: 'TCP' }],
    livenessProbe: probeSpec(probes?.liveness, port),
    readinessProbe: probeSpec(probes?.readiness, port),
    startupProbe: probeSpec(probes?.startup, port),
    resources: options.resources,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: props.security?.readOnlyRootFilesystem,
    },
  };
}

function probeSpec(
  probe: HttpProbe | undefined,
  containerPort: number,
): Record<string, unknown> | undefined {
  if (!probe) {
    return undefined;
  }
  const { path, port, ...timing } = probe;
  return { httpGet: { path, port: port ?? containerPort }, ...timing };
}
