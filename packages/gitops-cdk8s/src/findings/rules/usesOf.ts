import { LintPodSpec } from '../podSpecOf';

/** An object that a pod cannot start without. */
export interface PodUse {
  readonly kind:
    'ServiceAccount' | 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
}

/** What a pod's spec refers to, each once. */
export function usesOf(pod: LintPodSpec): readonly PodUse[] {
  const containers = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  const env = containers.flatMap(container => container.env ?? []);
  const envFrom = containers.flatMap(container => container.envFrom ?? []);
  const volumes = pod.volumes ?? [];
  const names: readonly (readonly [PodUse['kind'], readonly unknown[]])[] = [
    ['ServiceAccount', [pod.serviceAccountName]],
    [
      'ConfigMap',
      [
        ...env.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name),
        ...envFrom.map(({ configMapRef }) => configMapRef?.name),
        ...volumes.map(({ configMap }) => configMap?.name),
      ],
    ],
    [
      'Secret',
      [
        ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
        ...envFrom.map(({ secretRef }) => secretRef?.name),
        ...volumes.map(({ secret }) => secret?.secretName),
        ...(pod.imagePullSecrets ?? []).map(({ name }) => name),
      ],
    ],
    [
      'PersistentVolumeClaim',
      volumes.map(
        ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName,
      ),
    ],
  ];
  return names.flatMap(([kind, found]) =>
    [...new Set(found)].flatMap(name =>
      typeof name === 'string' ? [{ kind, name }] : [],
    ),
  );
}
