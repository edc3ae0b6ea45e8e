import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { ObjectHealth } from '../SimulatedCluster';

type HealthRule = (object: Manifest) => ObjectHealth;

const healthy = (message?: string): ObjectHealth => ({
  status: 'Healthy',
  ...(message && { message }),
});
const progressing = (message: string): ObjectHealth => ({
  status: 'Progressing',
  message,
});
const degraded = (message: string): ObjectHealth => ({
  status: 'Degraded',
  message,
});

function isObserved(object: Manifest): boolean {
  return (
    (read.number(object, 'status', 'observedGeneration') ?? 0) >=
    (read.number(object, 'metadata', 'generation') ?? 0)
  );
}

function deployment(object: Manifest): ObjectHealth {
  if (read.at(object, 'spec', 'paused') === true) {
    return { status: 'Suspended', message: 'Deployment is paused' };
  }
  if (!isObserved(object)) {
    return progressing(
      'Waiting for rollout to finish: observed deployment generation less than desired generation',
    );
  }
  if (
    read.condition(object, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  ) {
    return degraded(
      `Deployment "${object.metadata.name}" exceeded its progress deadline`,
    );
  }
  const wanted = read.number(object, 'spec', 'replicas') ?? 1;
  const updated = read.number(object, 'status', 'updatedReplicas') ?? 0;
  const all = read.number(object, 'status', 'replicas') ?? 0;
  const available = read.number(object, 'status', 'availableReplicas') ?? 0;
  if (updated < wanted) {
    return progressing(
      `Waiting for rollout to finish: ${updated} out of ${wanted} new replicas have been updated...`,
    );
  }
  if (all > updated) {
    return progressing(
      `Waiting for rollout to finish: ${
        all - updated
      } old replicas are pending termination...`,
    );
  }
  if (available < updated) {
    return progressing(
      `Waiting for rollout to finish: ${available} of ${updated} updated replicas are available...`,
    );
  }
  return healthy();
}

function statefulSet(object: Manifest): ObjectHealth {
  const observed = read.number(object, 'status', 'observedGeneration') ?? 0;
  if (observed === 0 || !isObserved(object)) {
    return progressing('Waiting for statefulset spec update to be observed...');
  }
  const wanted = read.number(object, 'spec', 'replicas') ?? 1;
  const ready = read.number(object, 'status', 'readyReplicas') ?? 0;
  const updated = read.number(object, 'status', 'updatedReplicas') ?? 0;
  if (ready < wanted) {
    return progressing(`Waiting for ${wanted - ready} pods to be ready...`);
  }
  const strategy = read.record(object, 'spec', 'updateStrategy');
  if (strategy.type === 'OnDelete') {
    return healthy(`statefulset has ${ready} ready pods`);
  }
  if (read.isRecord(strategy.rollingUpdate)) {
    // Argo CD looks at the partition only and never compares the revisions here.
    const partition = read.number(strategy, 'rollingUpdate', 'partition') ?? 0;
    return partition > 0 && updated < wanted - partition
      ? progressing(
          `Waiting for partitioned roll out to finish: ${updated} out of ${
            wanted - partition
          } new pods have been updated...`,
        )
      : healthy(
          partition > 0
            ? `partitioned roll out complete: ${updated} new pods have been updated...`
            : undefined,
        );
  }
  const next = read.text(object, 'status', 'updateRevision');
  if (next !== read.text(object, 'status', 'currentRevision')) {
    return progressing(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${next}...`,
    );
  }
  return healthy(
    `statefulset rolling update complete ${wanted} pods at revision ${next}...`,
  );
}

function daemonSet(object: Manifest): ObjectHealth {
  const name = object.metadata.name;
  if (!isObserved(object)) {
    return progressing(
      `Waiting for daemon set "${name}" rollout to finish: observed daemon set generation less than desired generation`,
    );
  }
  const wanted = read.number(object, 'status', 'desiredNumberScheduled') ?? 0;
  if (read.at(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    return healthy();
  }
  const updated = read.number(object, 'status', 'updatedNumberScheduled') ?? 0;
  if (updated < wanted) {
    return progressing(
      `Waiting for daemon set "${name}" rollout to finish: ${updated} out of ${wanted} new pods have been updated...`,
    );
  }
  const available = read.number(object, 'status', 'numberAvailable') ?? 0;
  return available < wanted
    ? progressing(
        `Waiting for daemon set "${name}" rollout to finish: ${available} of ${wanted} updated pods are available...`,
      )
    : healthy();
}

function replicaSet(object: Manifest): ObjectHealth {
  if (!isObserved(object)) {
    return progressing(
      'Waiting for rollout to finish: observed replica set generation less than desired generation',
    );
  }
  const failure = read.condition(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return degraded(String(failure.message ?? ''));
  }
  const wanted = read.number(object, 'spec', 'replicas') ?? 1;
  const available = read.number(object, 'status', 'availableReplicas') ?? 0;
  return available < wanted
    ? progressing(
        `Waiting for rollout to finish: ${available} out of ${wanted} new replicas are available...`,
      )
    : healthy();
}

function job(object: Manifest): ObjectHealth {
  const failed = read.condition(object, 'Failed');
  if (failed?.status === 'True') return degraded(String(failed.message ?? ''));
  const suspended = read.condition(object, 'Suspended');
  if (suspended?.status === 'True') {
    return { status: 'Suspended', message: String(suspended.message ?? '') };
  }
  const complete = read.condition(object, 'Complete');
  if (complete?.status === 'True') {
    return healthy(read.text(complete, 'message'));
  }
  return { status: 'Progressing' };
}

function cronJob(object: Manifest): ObjectHealth {
  if (read.at(object, 'spec', 'suspend') === true) {
    return healthy('CronJob is Suspended');
  }
  if (!read.isRecord(object.status)) {
    return progressing('Waiting for CronJob to be scheduled');
  }
  if (read.list(object, 'status', 'active').length > 0) return healthy();
  const scheduled = read.text(object, 'status', 'lastScheduleTime');
  const succeeded = read.text(object, 'status', 'lastSuccessfulTime');
  return scheduled && (!succeeded || succeeded < scheduled)
    ? degraded('CronJob has not completed its last execution successfully')
    : healthy();
}

/** Argo CD's built-in rules for what runs pods, by `group/Kind`. */
export const workloadRules: Readonly<Record<string, HealthRule>> = {
  'apps/Deployment': deployment,
  'apps/StatefulSet': statefulSet,
  'apps/DaemonSet': daemonSet,
  'apps/ReplicaSet': replicaSet,
  'batch/Job': job,
  'batch/CronJob': cronJob,
};
