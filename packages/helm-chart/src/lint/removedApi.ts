// Group and version, the kinds that left (none: all of it), and the version of Kubernetes that serves them no more.
// Source: the deprecated API migration guide of kubernetes.io.
const REMOVED: readonly (readonly [string, readonly string[], string])[] = [
  [
    'extensions/v1beta1',
    [
      'Deployment',
      'DaemonSet',
      'ReplicaSet',
      'NetworkPolicy',
      'PodSecurityPolicy',
    ],
    '1.16',
  ],
  ['apps/v1beta1', [], '1.16'],
  ['apps/v1beta2', [], '1.16'],
  ['extensions/v1beta1', ['Ingress'], '1.22'],
  ['networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], '1.22'],
  ['rbac.authorization.k8s.io/v1alpha1', [], '1.22'],
  ['rbac.authorization.k8s.io/v1beta1', [], '1.22'],
  ['apiextensions.k8s.io/v1beta1', [], '1.22'],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    '1.22',
  ],
  ['apiregistration.k8s.io/v1beta1', [], '1.22'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], '1.22'],
  ['authorization.k8s.io/v1beta1', [], '1.22'],
  ['certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], '1.22'],
  ['coordination.k8s.io/v1beta1', ['Lease'], '1.22'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], '1.22'],
  [
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    '1.22',
  ],
  ['batch/v1beta1', ['CronJob'], '1.25'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], '1.25'],
  ['events.k8s.io/v1beta1', ['Event'], '1.25'],
  ['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], '1.25'],
  ['policy/v1beta1', ['PodDisruptionBudget', 'PodSecurityPolicy'], '1.25'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], '1.25'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], '1.26'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', [], '1.26'],
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], '1.27'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', [], '1.29'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', [], '1.32'],
];

/** The version of Kubernetes that no longer serves an object's API; undefined when none has removed it. */
export function removedApi(
  apiVersion: string,
  kind: string,
): string | undefined {
  return REMOVED.find(
    ([version, kinds]) =>
      version === apiVersion && (kinds.length === 0 || kinds.includes(kind)),
  )?.[2];
}
