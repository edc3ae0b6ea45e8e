import { read } from '../read';
import { Controller, StoredObject } from './Controller';
import { pods } from './pods';

const HASH = 'controller-revision-hash';

/** Keeps one pod: the simulated cluster has one node. */
export const daemonSetController: Controller = (set, context) => {
  const template = read.at(set.object, 'spec', 'template');
  const revision = pods.hash(template);
  const isCurrent = (pod: StoredObject) =>
    pod.object.metadata.labels?.[HASH] === revision;
  const existing = context
    .children(set.uid)
    .filter(child => child.key.kind === 'Pod');
  const onDelete =
    read.at(set.object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  if (
    existing.length === 0 &&
    !pods.refusal(set.key.namespace, template, context)
  ) {
    const name = `${set.key.name}-${pods.suffix(`${set.uid}/${revision}/${context.now()}`, 5)}`;
    context.create(
      pods.fromTemplate(set, name, template, { [HASH]: revision }),
      set,
    );
  }
  for (const pod of existing)
    if (!isCurrent(pod) && !onDelete) context.remove(pod.key);

  const living = pods.living(set, 'Pod', context);
  const ready = living.filter(pods.isReady).length;
  context.setStatus(set.uid, {
    observedGeneration: set.object.metadata.generation,
    desiredNumberScheduled: 1,
    currentNumberScheduled: living.length,
    updatedNumberScheduled: living.filter(isCurrent).length,
    numberReady: ready,
    numberAvailable: ready,
    numberMisscheduled: 0,
  });
};
