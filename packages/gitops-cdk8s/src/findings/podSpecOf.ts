/** The part of a security context that the rules look at. */
export interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
}

/** The part of a container that the rules look at. */
export interface LintContainer {
  readonly name?: string;
  readonly image?: string;
  readonly resources?: {
    readonly requests?: Readonly<Record<string, unknown>>;
    readonly limits?: Readonly<Record<string, unknown>>;
  };
  readonly livenessProbe?: unknown;
  readonly readinessProbe?: unknown;
  readonly env?: readonly {
    readonly valueFrom?: {
      readonly secretKeyRef?: { readonly name?: string };
      readonly configMapKeyRef?: { readonly name?: string };
    };
  }[];
  readonly envFrom?: readonly {
    readonly secretRef?: { readonly name?: string };
    readonly configMapRef?: { readonly name?: string };
  }[];
  readonly ports?: readonly unknown[];
  readonly securityContext?: SecurityContext;
}

/** The part of a pod that the rules look at. */
export interface LintPodSpec {
  readonly serviceAccountName?: string;
  readonly securityContext?: SecurityContext;
  readonly initContainers?: readonly LintContainer[];
  readonly containers?: readonly LintContainer[];
  readonly imagePullSecrets?: readonly { readonly name?: string }[];
  readonly volumes?: readonly {
    readonly secret?: { readonly secretName?: string };
    readonly configMap?: { readonly name?: string };
    readonly persistentVolumeClaim?: { readonly claimName?: string };
  }[];
}

interface Templated {
  readonly template?: { readonly spec?: LintPodSpec };
  readonly jobTemplate?: { readonly spec?: Templated };
}

/** The pod that an object runs; undefined for objects that run none. */
export function podSpecOf(manifest: {
  readonly kind: string;
  readonly spec?: unknown;
}): LintPodSpec | undefined {
  const spec = manifest.spec as (Templated & LintPodSpec) | undefined;
  switch (manifest.kind) {
    case 'Pod':
      return spec;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return spec?.template?.spec;
    case 'CronJob':
      return spec?.jobTemplate?.spec?.template?.spec;
    default:
      return undefined;
  }
}
