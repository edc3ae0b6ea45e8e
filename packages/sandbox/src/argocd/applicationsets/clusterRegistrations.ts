import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { read } from '../../cluster/read';

/** What a cluster generator knows of a cluster. */
export interface ClusterRegistration {
  readonly name: string;
  readonly server: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** The clusters that Secrets of Argo CD's namespace register, by name. */
export function clusterRegistrations(
  cluster: SimulatedCluster,
): readonly ClusterRegistration[] {
  return cluster
    .list()
    .filter(({ key }) => key.kind === 'Secret' && key.namespace === 'argocd')
    .map(({ object }) => ({
      name: textOf(read.text(object, 'data', 'name')),
      server: textOf(read.text(object, 'data', 'server')),
      labels: object.metadata.labels ?? {},
      annotations: object.metadata.annotations ?? {},
    }))
    .filter(({ labels }) => labels[SECRET_TYPE] === 'cluster')
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function textOf(base64: string | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString('utf8');
}
