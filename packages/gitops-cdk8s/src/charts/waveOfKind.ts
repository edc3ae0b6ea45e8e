/** Sync waves by kind. Kinds that are not here are applied in wave 0. */
const WAVES: Readonly<Record<string, number>> = {
  Namespace: -100,
  CustomResourceDefinition: -95,
  ServiceAccount: -90,
  ExternalSecret: -80,
  ConfigMap: -70,
  PersistentVolumeClaim: -60,
  StatefulSet: -10,
  Deployment: 0,
  Service: 10,
  Ingress: 20,
  HTTPRoute: 20,
};

/**
 * The sync wave in which objects of a kind are applied.
 *
 * @public
 */
export function waveOfKind(kind: string): number {
  return Object.hasOwn(WAVES, kind) ? WAVES[kind] : 0;
}
