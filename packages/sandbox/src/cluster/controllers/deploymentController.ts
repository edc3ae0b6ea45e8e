import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { Controller, ControllerContext, StoredObject } from './Controller';
import { pods } from './pods';
import { rolloutCounts } from './rolloutCounts';
import { rfc3339 } from '../../rfc3339';

const REVISION = 'deployment.kubernetes.io/revision';

const revisionOf = (object: Manifest) =>
  Number(object.metadata.annotations?.[REVISION] ?? 0);

const stamp = (milliseconds: number) => rfc3339(new Date(milliseconds));

function withRevision(object: Manifest, revision: number): Manifest {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: {
        ...object.metadata.annotations,
        [REVISION]: String(revision),
      },
    },
  };
}

function newReplicaSet(
  deployment: StoredObject,
  hash: string,
  revision: number,
): Manifest {
  const template = read.record(deployment.object, 'spec', 'template');
  const labels = {
    ...read.record(template, 'metadata', 'labels'),
    'pod-template-hash': hash,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.key.name}-${hash}`,
      namespace: deployment.key.namespace,
      labels,
      annotations: { [REVISION]: String(revision) },
    },
    spec: {
      replicas: 0,
      selector: {
        matchLabels: {
          ...read.record(deployment.object, 'spec', 'selector', 'matchLabels'),
          'pod-template-hash': hash,
        },
      },
      template: {
        ...template,
        metadata: { ...read.record(template, 'metadata'), labels },
      },
    },
  };
}

function scale(
  set: StoredObject,
  replicas: number,
  context: ControllerContext,
) {
  if (read.number(set.object, 'spec', 'replicas') === replicas) return;
  context.update(set.uid, object => ({
    ...object,
    spec: { ...read.record(object.spec), replicas },
  }));
}

const shape = (set: StoredObject) => ({
  wanted: read.number(set.object, 'spec', 'replicas') ?? 0,
  existing: read.number(set.object, 'status', 'replicas') ?? 0,
  available: read.number(set.object, 'status', 'availableReplicas') ?? 0,
});

function roll(
  deployment: StoredObject,
  next: StoredObject,
  old: readonly StoredObject[],
  context: ControllerContext,
) {
  const replicas = read.number(deployment.object, 'spec', 'replicas') ?? 1;
  const strategy = read.record(deployment.object, 'spec', 'strategy');
  if (strategy.type === 'Recreate') {
    old.forEach(set => scale(set, 0, context));
    const stillRunning = old.some(set =>
      context.children(set.uid).some(child => child.key.kind === 'Pod'),
    );
    if (!stillRunning) scale(next, replicas, context);
    return;
  }
  const counts = rolloutCounts(
    {
      replicas,
      maxSurge: read.at(strategy, 'rollingUpdate', 'maxSurge'),
      maxUnavailable: read.at(strategy, 'rollingUpdate', 'maxUnavailable'),
    },
    shape(next),
    old.map(shape),
  );
  scale(next, counts.next, context);
  old.forEach((set, index) => scale(set, counts.old[index], context));
}

function conditions(
  deployment: StoredObject,
  updated: number,
  available: number,
  done: boolean,
  moved: boolean,
  context: ControllerContext,
) {
  const wanted = read.number(deployment.object, 'spec', 'replicas') ?? 1;
  const before = read.condition(deployment.object, 'Progressing');
  const since =
    moved || !before ? stamp(context.now()) : String(before.lastUpdateTime);
  const deadline =
    (read.number(deployment.object, 'spec', 'progressDeadlineSeconds') ?? 600) *
    1000;
  const left = Date.parse(since) + deadline - context.now();
  const late = !done && left <= 0;
  if (!done && !late) context.requeue(deployment.uid, left);
  const name = `ReplicaSet for Deployment "${deployment.key.name}"`;
  let reason = updated === 0 ? 'NewReplicaSetCreated' : 'ReplicaSetUpdated';
  let message = `${name} is progressing.`;
  if (done) {
    reason = 'NewReplicaSetAvailable';
    message = `${name} has successfully progressed.`;
  } else if (late) {
    reason = 'ProgressDeadlineExceeded';
    message = `${name} has timed out progressing.`;
  }
  return [
    {
      type: 'Available',
      status: available >= wanted ? 'True' : 'False',
      reason:
        available >= wanted
          ? 'MinimumReplicasAvailable'
          : 'MinimumReplicasUnavailable',
    },
    {
      type: 'Progressing',
      status: late ? 'False' : 'True',
      reason,
      message,
      lastUpdateTime: since,
    },
  ];
}

/** Rolls a Deployment from its old ReplicaSets to the one of its template; the old pods serve until the new ones do. */
export const deploymentController: Controller = (deployment, context) => {
  if (read.at(deployment.object, 'spec', 'paused') === true) {
    const status = read.record(deployment.object, 'status');
    context.setStatus(deployment.uid, {
      ...status,
      observedGeneration: deployment.object.metadata.generation,
    });
    return;
  }
  const hash = pods.hash(read.at(deployment.object, 'spec', 'template'));
  const name = `${deployment.key.name}-${hash}`;
  const sets = () => pods.living(deployment, 'ReplicaSet', context);
  const latest = Math.max(0, ...sets().map(set => revisionOf(set.object)));
  const existing = sets().find(set => set.key.name === name);
  if (!existing) {
    context.create(newReplicaSet(deployment, hash, latest + 1), deployment);
  } else if (revisionOf(existing.object) < latest) {
    // Back to an earlier template: its ReplicaSet is used again, under a new revision.
    context.update(existing.uid, object => withRevision(object, latest + 1));
  }
  const next = sets().find(set => set.key.name === name);
  if (!next) return;
  roll(
    deployment,
    next,
    sets().filter(set => set !== next),
    context,
  );
  if (revisionOf(deployment.object) !== revisionOf(next.object)) {
    context.update(deployment.uid, object =>
      withRevision(object, revisionOf(next.object)),
    );
  }

  const after = sets().map(set => ({
    ...shape(set),
    isNext: set.uid === next.uid,
  }));
  const total = (pick: (set: (typeof after)[number]) => number) =>
    after.reduce((sum, set) => sum + pick(set), 0);
  const wanted = read.number(deployment.object, 'spec', 'replicas') ?? 1;
  const all = total(set => set.existing);
  const available = total(set => set.available);
  const updated = total(set => (set.isNext ? set.existing : 0));
  const newAvailable = total(set => (set.isNext ? set.available : 0));
  const done = updated === wanted && newAvailable === wanted && all === updated;
  // A new template is progress too, and starts the deadline anew.
  const status = read.record(deployment.object, 'status');
  const moved =
    revisionOf(deployment.object) !== revisionOf(next.object) ||
    status.updatedReplicas !== updated ||
    status.availableReplicas !== available ||
    status.replicas !== all;
  context.setStatus(deployment.uid, {
    observedGeneration: deployment.object.metadata.generation,
    replicas: all,
    updatedReplicas: updated,
    readyReplicas: available,
    availableReplicas: available,
    ...(available < wanted && { unavailableReplicas: wanted - available }),
    conditions: conditions(
      deployment,
      updated,
      available,
      done,
      moved,
      context,
    ),
  });
  const limit =
    read.number(deployment.object, 'spec', 'revisionHistoryLimit') ?? 10;
  const idle = sets()
    .filter(
      set =>
        set.uid !== next.uid &&
        shape(set).wanted === 0 &&
        shape(set).existing === 0,
    )
    .sort((a, b) => revisionOf(a.object) - revisionOf(b.object));
  if (done)
    idle
      .slice(0, Math.max(0, idle.length - limit))
      .forEach(set => context.remove(set.key));
};
