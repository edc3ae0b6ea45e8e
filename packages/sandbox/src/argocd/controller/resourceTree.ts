import { LiveObject, SimulatedCluster } from '../../cluster/SimulatedCluster';
import { read } from '../../cluster/read';
import { resourceKey } from '../objects/resourceKey';
import { HealthOf } from '../settings/createHealthOf';
import { ComparedResource } from './compareApplication';

export interface TreeNode {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly parentRefs?: readonly unknown[];
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly networkingInfo?: Readonly<Record<string, unknown>>;
  readonly resourceVersion?: string;
  readonly images?: readonly string[];
  readonly health?: { readonly status: string; readonly message?: string };
  readonly createdAt?: string;
}

/** As `/resource-tree` answers it; empty lists are left out. */
export interface ResourceTree {
  readonly nodes?: readonly TreeNode[];
  readonly hosts?: readonly unknown[];
}

const texts = (value: unknown, ...path: string[]): string[] =>
  read.list(value, ...path).flatMap(item => read.text(item, 'image') ?? []);

/** A pod's reason as `kubectl get pods` shows it. */
function podReason(object: unknown): string {
  const statuses = read.list(object, 'status', 'containerStatuses');
  for (const status of statuses) {
    const waiting = read.text(status, 'state', 'waiting', 'reason');
    if (waiting) return waiting;
    const ended = read.text(status, 'state', 'terminated', 'reason');
    if (ended) return ended;
  }
  const phase = read.text(object, 'status', 'phase') ?? 'Pending';
  if (phase === 'Succeeded') return 'Completed';
  return read.text(object, 'status', 'reason') ?? phase;
}

function infoOf({ key, object }: LiveObject): TreeNode['info'] {
  if (key.kind === 'Pod' && key.group === '') {
    const containers = read.list(object, 'spec', 'containers');
    const statuses = read.list(object, 'status', 'containerStatuses');
    const ready = statuses.filter(status => read.at(status, 'ready') === true);
    const restarts = statuses.reduce<number>(
      (sum, status) => sum + (read.number(status, 'restartCount') ?? 0),
      0,
    );
    const reason = object.metadata.deletionTimestamp
      ? 'Terminating'
      : podReason(object);
    const running = !['Completed', 'Error'].includes(reason);
    return [
      { name: 'Status Reason', value: reason },
      { name: 'Node', value: read.text(object, 'spec', 'nodeName') ?? '' },
      { name: 'Containers', value: `${ready.length}/${containers.length}` },
      ...(restarts > 0
        ? [{ name: 'Restart Count', value: String(restarts) }]
        : []),
      ...(running
        ? [
            { name: 'cpu', value: '0' },
            { name: 'memory', value: '0' },
          ]
        : []),
    ];
  }
  const revision =
    object.metadata.annotations?.['deployment.kubernetes.io/revision'];
  return revision
    ? [{ name: 'Revision', value: `Rev:${revision}` }]
    : undefined;
}

function networkingOf({ key, object }: LiveObject): TreeNode['networkingInfo'] {
  if (key.kind === 'Pod' && object.metadata.labels) {
    return { labels: object.metadata.labels };
  }
  const selector = read.at(object, 'spec', 'selector');
  return key.kind === 'Service' && selector
    ? { targetLabels: selector }
    : undefined;
}

function nodeOf(
  cluster: SimulatedCluster,
  live: LiveObject,
  healthOf: HealthOf,
): TreeNode {
  const health = healthOf(cluster, live);
  const info = infoOf(live);
  const networkingInfo = networkingOf(live);
  const images =
    live.key.kind === 'Pod' ? texts(live.object, 'spec', 'containers') : [];
  return {
    ...(live.key.group && { group: live.key.group }),
    version: live.version,
    kind: live.key.kind,
    ...(live.key.namespace && { namespace: live.key.namespace }),
    name: live.key.name,
    uid: live.uid,
    ...(live.owners.length > 0 && {
      parentRefs: live.owners.map(owner => ({
        ...(owner.group && { group: owner.group }),
        version: 'v1',
        kind: owner.kind,
        ...(owner.namespace && { namespace: owner.namespace }),
        name: owner.name,
        uid: owner.uid,
      })),
    }),
    ...(info && { info }),
    ...(networkingInfo && { networkingInfo }),
    resourceVersion: live.resourceVersion,
    ...(images.length > 0 && { images }),
    ...(health && {
      health: {
        status: health.status,
        ...(health.message && { message: health.message }),
      },
    }),
    createdAt: live.createdAt,
  };
}

function hostsOf(pods: readonly LiveObject[]): unknown[] {
  const names = new Set(
    pods.flatMap(pod => read.text(pod.object, 'spec', 'nodeName') ?? []),
  );
  return [...names].sort().map(name => ({
    name,
    resourcesInfo: [
      { resourceName: 'cpu', capacity: 32_000 },
      { resourceName: 'memory', capacity: 274_877_906_944_000 },
    ],
    systemInfo: {
      machineID: '',
      systemUUID: '',
      bootID: '',
      kernelVersion: 'simulated',
      osImage: '',
      containerRuntimeVersion: 'simulated',
      kubeletVersion: 'simulated',
      kubeProxyVersion: 'simulated',
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  }));
}

/** The tree of an Application's objects and everything they own; what is wanted and missing is a node without uid. */
export function resourceTree(
  cluster: SimulatedCluster,
  resources: readonly ComparedResource[],
  healthOf: HealthOf,
): ResourceTree {
  const found: LiveObject[] = [];
  const seen = new Set<string>();
  const add = (live: LiveObject) => {
    if (seen.has(live.uid)) return;
    seen.add(live.uid);
    found.push(live);
    cluster.childrenOf(live.uid).forEach(add);
  };
  const missing: TreeNode[] = [];
  for (const { live, status } of resources) {
    if (live) {
      add(live);
      continue;
    }
    const { group, version, kind, namespace, name, health } = status;
    missing.push({
      ...(group && { group }),
      version,
      kind,
      ...(namespace && { namespace }),
      name,
      ...(health && { health }),
    });
  }
  const nodes = [
    ...found.map(live => nodeOf(cluster, live, healthOf)),
    ...missing,
  ].sort(resourceKey.compare);
  const hosts = hostsOf(found.filter(live => live.key.kind === 'Pod'));
  return {
    ...(nodes.length > 0 && { nodes }),
    ...(hosts.length > 0 && { hosts }),
  };
}
