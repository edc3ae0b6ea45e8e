import { read } from '../read';
import { Controller } from './Controller';
import { pods } from './pods';

/** Keeps as many pods as the ReplicaSet wants; surplus goes in the order unready first, youngest first. */
export const replicaSetController: Controller = (set, context) => {
  const wanted = read.number(set.object, 'spec', 'replicas') ?? 1;
  const template = read.at(set.object, 'spec', 'template');
  const refusal = pods.refusal(set.key.namespace, template, context);
  const before = pods.living(set, 'Pod', context);
  if (!refusal) {
    for (let index = before.length; index < wanted; index++) {
      const seed = `${set.uid}/${context.children(set.uid).length}/${context.now()}/${index}`;
      context.create(
        pods.fromTemplate(
          set,
          `${set.key.name}-${pods.suffix(seed, 5)}`,
          template,
          {},
        ),
        set,
      );
    }
  }
  const surplus = [...before]
    .sort(
      (a, b) =>
        Number(pods.isReady(a)) - Number(pods.isReady(b)) ||
        b.createdMs - a.createdMs,
    )
    .slice(0, Math.max(0, before.length - wanted));
  for (const pod of surplus) context.remove(pod.key);

  const living = pods.living(set, 'Pod', context);
  const ready = living.filter(pods.isReady).length;
  context.setStatus(set.uid, {
    observedGeneration: set.object.metadata.generation,
    replicas: living.length,
    fullyLabeledReplicas: living.length,
    ...(ready > 0 && { readyReplicas: ready, availableReplicas: ready }),
    ...(refusal &&
      living.length < wanted && {
        conditions: [
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: `pods "${set.key.name}-" is forbidden: ${refusal}`,
          },
        ],
      }),
  });
};
