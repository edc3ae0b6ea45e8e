import { read } from '../../cluster/read';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';

/** The images of the pods below an object. */
export function podImages(cluster: SimulatedCluster, uid: string): string[] {
  return cluster
    .childrenOf(uid)
    .flatMap(child => [
      ...(child.key.kind === 'Pod'
        ? read
            .list(child.object, 'spec', 'containers')
            .flatMap(container => read.text(container, 'image') ?? [])
        : []),
      ...podImages(cluster, child.uid),
    ]);
}
