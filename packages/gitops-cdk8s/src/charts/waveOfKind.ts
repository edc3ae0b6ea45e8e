/**
 * Sync waves by kind. Kinds that are not here are applied in wave 0.
 *
 * @internal
 */
export const WAVES_BY_KIND: Readonly<Record<string, number>> = {
  Namespace: -100,
  CustomResourceDefinition: -95,
  LimitRange: -95,
  NetworkPolicy: -95,
  PersistentVolume: -95,
  ResourceQuota: -95,
  StorageClass: -95,
  ServiceAccount: -90,
  ClusterRole: -85,
  ClusterRoleBinding: -85,
  ClusterSecretStore: -85,
  ReferenceGrant: -85,
  Role: -85,
  RoleBinding: -85,
  SecretStore: -85,
  ExternalSecret: -80,
  ConfigMap: -70,
  PersistentVolumeClaim: -60,
  StatefulSet: -10,
  DaemonSet: 0,
  Deployment: 0,
  HorizontalPodAutoscaler: 5,
  PodDisruptionBudget: 5,
  Service: 10,
  GRPCRoute: 20,
  HTTPRoute: 20,
  Ingress: 20,
  ServiceMonitor: 20,
  Job: 30,
  CronJob: 40,
};

/**
 * The sync wave in which objects of a kind are applied, when nothing else speaks.
 *
 * @public
 */
export function waveOfKind(kind: string): number {
  return Object.hasOwn(WAVES_BY_KIND, kind) ? WAVES_BY_KIND[kind] : 0;
}
