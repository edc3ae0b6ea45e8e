import { Manifest } from '@slipway/sync-waves';
import { read } from './read';

/** `group/version: kinds`; a `!` marks a cluster-scoped kind. */
const BUILT_IN: Readonly<Record<string, string>> = {
  v1: 'Namespace! Node! PersistentVolume! Pod Service ServiceAccount Secret ConfigMap Endpoints Event LimitRange PersistentVolumeClaim PodTemplate ReplicationController ResourceQuota',
  'apps/v1': 'Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision',
  'batch/v1': 'Job CronJob',
  'networking.k8s.io/v1': 'Ingress IngressClass! NetworkPolicy',
  'discovery.k8s.io/v1': 'EndpointSlice',
  'policy/v1': 'PodDisruptionBudget',
  'autoscaling/v1': 'HorizontalPodAutoscaler',
  'autoscaling/v2': 'HorizontalPodAutoscaler',
  'rbac.authorization.k8s.io/v1':
    'Role RoleBinding ClusterRole! ClusterRoleBinding!',
  'storage.k8s.io/v1': 'StorageClass! CSIDriver! VolumeAttachment!',
  'scheduling.k8s.io/v1': 'PriorityClass!',
  'coordination.k8s.io/v1': 'Lease',
  'apiextensions.k8s.io/v1': 'CustomResourceDefinition!',
  'apiregistration.k8s.io/v1': 'APIService!',
  'admissionregistration.k8s.io/v1':
    'ValidatingWebhookConfiguration! MutatingWebhookConfiguration! ValidatingAdmissionPolicy! ValidatingAdmissionPolicyBinding!',
  'argoproj.io/v1alpha1':
    'Application ApplicationSet AppProject Rollout AnalysisTemplate AnalysisRun Workflow WorkflowTemplate',
  'external-secrets.io/v1':
    'ExternalSecret SecretStore ClusterSecretStore! ClusterExternalSecret!',
  'external-secrets.io/v1beta1':
    'ExternalSecret SecretStore ClusterSecretStore! ClusterExternalSecret!',
  'external-secrets.io/v1alpha1': 'PushSecret',
  'gateway.networking.k8s.io/v1': 'GatewayClass! Gateway HTTPRoute GRPCRoute',
  'gateway.networking.k8s.io/v1beta1': 'Gateway HTTPRoute ReferenceGrant',
  'cert-manager.io/v1': 'Certificate CertificateRequest Issuer ClusterIssuer!',
  'monitoring.coreos.com/v1': 'ServiceMonitor PodMonitor PrometheusRule',
  'kargo.akuity.io/v1alpha1':
    'Project! ProjectConfig Warehouse Stage Freight Promotion PromotionTask ClusterPromotionTask!',
  'platform.kratix.io/v1alpha1':
    'Promise! Work Destination! Health GitStateStore! BucketStateStore!',
};

interface KnownKind {
  readonly clusterScoped: boolean;
  readonly versions: ReadonlySet<string>;
}

/** The kinds that the cluster serves: Kubernetes' own, well-known custom ones, and those of applied definitions. */
export class KindRegistry {
  readonly #kinds = new Map<string, KnownKind>();

  constructor() {
    for (const [apiVersion, kinds] of Object.entries(BUILT_IN)) {
      const [version, group = ''] = apiVersion.split('/').reverse();
      for (const word of kinds.split(' ')) {
        this.#add(group, word.replace('!', ''), version, word.endsWith('!'));
      }
    }
  }

  /** Takes the kind of a CustomResourceDefinition. */
  addDefinition(definition: Manifest): void {
    const group = read.text(definition, 'spec', 'group');
    const kind = read.text(definition, 'spec', 'names', 'kind');
    if (!group || !kind) return;
    for (const version of read.list(definition, 'spec', 'versions')) {
      const name = read.text(version, 'name');
      if (!name || read.at(version, 'served') === false) continue;
      const scope = read.text(definition, 'spec', 'scope');
      this.#add(group, kind, name, scope === 'Cluster');
    }
  }

  /** Whether the kind is cluster-scoped; undefined when nobody serves it. */
  isClusterScoped(group: string, kind: string): boolean | undefined {
    return this.#kinds.get(`${group}/${kind}`)?.clusterScoped;
  }

  /** Whether the exact version of the kind is served. */
  serves(group: string, version: string, kind: string): boolean {
    return this.#kinds.get(`${group}/${kind}`)?.versions.has(version) ?? false;
  }

  #add(group: string, kind: string, version: string, clusterScoped: boolean) {
    const id = `${group}/${kind}`;
    const versions = new Set(this.#kinds.get(id)?.versions).add(version);
    this.#kinds.set(id, { clusterScoped, versions });
  }
}
