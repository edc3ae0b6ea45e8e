import { read } from '../read';
import { Controller } from './Controller';

const WAITING_CLASS = /wait|first-?consumer/i;

/**
 * Binds a claim after a while. One whose StorageClass says `WaitForFirstConsumer` waits for a pod that uses it; a class
 * that nobody defined is read by its name.
 */
export const volumeClaimController: Controller = (claim, context) => {
  if (read.text(claim.object, 'status', 'phase') === 'Bound') return;
  const className = read.text(claim.object, 'spec', 'storageClassName');
  const storageClass =
    className &&
    context.get({
      group: 'storage.k8s.io',
      kind: 'StorageClass',
      namespace: '',
      name: className,
    });
  const waits = storageClass
    ? storageClass.object.volumeBindingMode === 'WaitForFirstConsumer'
    : WAITING_CLASS.test(className ?? '');
  const used = context
    .inNamespace(claim.key.namespace)
    .some(
      object =>
        object.key.kind === 'Pod' &&
        read
          .list(object.object, 'spec', 'volumes')
          .some(
            volume =>
              read.text(volume, 'persistentVolumeClaim', 'claimName') ===
              claim.key.name,
          ),
    );
  const left = claim.createdMs + context.timings.statusReady - context.now();
  if ((waits && !used) || left > 0 || context.readinessPaused) {
    context.setStatus(claim.uid, { phase: 'Pending' });
    if (!waits || used) context.requeue(claim.uid, left);
    return;
  }
  context.setStatus(claim.uid, {
    phase: 'Bound',
    accessModes: read.list(claim.object, 'spec', 'accessModes'),
    capacity: read.record(claim.object, 'spec', 'resources', 'requests'),
  });
};
