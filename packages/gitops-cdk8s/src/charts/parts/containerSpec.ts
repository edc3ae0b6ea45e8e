import {
  Probe,
  Probes,
  ResourceRequirements,
} from '../../config/ApplicationConfig';
import { scratchMounts } from './scratchVolumes';
import { WorkloadContext } from './WorkloadContext';

/** What differs between the containers of one application. */
export interface ContainerOptions {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly portName?: string;
  readonly probes?: Probes | false;
  readonly resources?: ResourceRequirements;
  /** Takes the ConfigMap's and the ExternalSecret's entries as environment variables. @defaultValue true */
  readonly envFrom?: boolean;
  /** Volumes of the pod, and where this container has them. */
  readonly volumes?: readonly Record<string, unknown>[];
  readonly volumeMounts?: readonly Record<string, unknown>[];
}

/** The image with its tag, as a container has it. */
export function imageOf(context: Pick<WorkloadContext, 'image'>): string {
  return `${context.image.repository}:${context.image.tag}`;
}

/**
 * A container without capabilities that cannot gain privileges.
 *
 * @internal
 */
export function containerSpec(
  context: WorkloadContext,
  options: ContainerOptions,
): Record<string, unknown> {
  const { applicationName, props } = context;
  const probes = options.probes || undefined;
  const sources = [
    props.config && { configMapRef: { name: applicationName } },
    props.secrets && { secretRef: { name: applicationName } },
  ].filter(Boolean);
  const mounts = [...scratchMounts(props), ...(options.volumeMounts ?? [])];
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
        : [
            {
              name: options.portName ?? 'http',
              containerPort: options.port,
              protocol: 'TCP',
            },
          ],
    livenessProbe: probeSpec(probes?.liveness, options.port),
    readinessProbe: probeSpec(probes?.readiness, options.port),
    startupProbe: probeSpec(probes?.startup, options.port),
    resources: options.resources,
    volumeMounts: mounts.length > 0 ? mounts : undefined,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: props.security?.readOnlyRootFilesystem,
    },
  };
}

function probeSpec(
  probe: Probe | undefined,
  containerPort: number | undefined,
): Record<string, unknown> | undefined {
  if (!probe) {
    return undefined;
  }
  const { command, path, port, tcpPort, ...timing } = probe;
  if (command) {
    return { exec: { command }, ...timing };
  }
  return path === undefined
    ? { tcpSocket: { port: tcpPort }, ...timing }
    : { httpGet: { path, port: port ?? containerPort }, ...timing };
}
