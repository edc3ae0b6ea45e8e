import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { Controller, ControllerContext, StoredObject } from './Controller';
import { pods } from './pods';

const HASH = 'controller-revision-hash';

function claims(
  set: StoredObject,
  podName: string,
  context: ControllerContext,
) {
  const templates = read.list(set.object, 'spec', 'volumeClaimTemplates');
  for (const template of templates) {
    // Claims outlive their StatefulSet, so they get no owner.
    context.create({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: `${read.text(template, 'metadata', 'name')}-${podName}`,
        namespace: set.key.namespace,
      },
      spec: read.record(template, 'spec'),
    });
  }
  return templates.map(template => {
    const name = read.text(template, 'metadata', 'name') ?? '';
    return { name, persistentVolumeClaim: { claimName: `${name}-${podName}` } };
  });
}

function podOf(
  set: StoredObject,
  name: string,
  revision: string,
  context: ControllerContext,
): Manifest {
  const pod = pods.fromTemplate(
    set,
    name,
    read.at(set.object, 'spec', 'template'),
    {
      [HASH]: revision,
      'statefulset.kubernetes.io/pod-name': name,
    },
  );
  const spec = read.record(pod.spec);
  return {
    ...pod,
    spec: {
      ...spec,
      volumes: [...read.list(spec, 'volumes'), ...claims(set, name, context)],
    },
  };
}

/** Keeps numbered pods, started one after the other and replaced from the last to the first. */
export const statefulSetController: Controller = (set, context) => {
  const wanted = read.number(set.object, 'spec', 'replicas') ?? 1;
  const template = read.at(set.object, 'spec', 'template');
  const revision = `${set.key.name}-${pods.hash(template)}`;
  const parallel =
    read.text(set.object, 'spec', 'podManagementPolicy') === 'Parallel';
  const nameOf = (index: number) => `${set.key.name}-${index}`;
  const all = context
    .children(set.uid)
    .filter(child => child.key.kind === 'Pod');
  const byName = new Map(all.map(pod => [pod.key.name, pod]));
  const isCurrent = (pod: StoredObject) =>
    pod.object.metadata.labels?.[HASH] === revision;

  if (!pods.refusal(set.key.namespace, template, context)) {
    for (let index = 0; index < wanted; index++) {
      const pod = byName.get(nameOf(index));
      if (!pod)
        context.create(podOf(set, nameOf(index), revision, context), set);
      if (!parallel && !(pod && pods.isReady(pod))) break;
    }
  }
  for (const pod of all) {
    if (Number(pod.key.name.slice(set.key.name.length + 1)) >= wanted)
      context.remove(pod.key);
  }
  const onDelete =
    read.at(set.object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const stale = [...all]
    .reverse()
    .find(pod => pod.deletingMs === undefined && !isCurrent(pod));
  const othersReady = all.every(pod => pod === stale || pods.isReady(pod));
  if (stale && othersReady && !onDelete) context.remove(stale.key);

  const living = pods.living(set, 'Pod', context);
  const ready = living.filter(pods.isReady);
  const updated = living.filter(isCurrent).length;
  const done = updated === wanted && ready.length === wanted;
  const before = read.text(set.object, 'status', 'currentRevision');
  context.setStatus(set.uid, {
    observedGeneration: set.object.metadata.generation,
    replicas: living.length,
    readyReplicas: ready.length,
    availableReplicas: ready.length,
    updatedReplicas: updated,
    currentReplicas: living.length - updated,
    currentRevision: done ? revision : (before ?? revision),
    updateRevision: revision,
  });
};
