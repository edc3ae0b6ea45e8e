import { read } from '../read';
import { Controller, ControllerContext, StoredObject } from './Controller';
import { missingDependency } from './missingDependency';
import { podTiming } from './podTiming';
import { rfc3339 } from '../../rfc3339';

interface PodOutcome {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly ready: boolean;
  readonly state: (name: string) => Record<string, unknown>;
  readonly endedAt?: string;
}

const seconds = (milliseconds: number) => rfc3339(new Date(milliseconds));

const waiting = (reason: string, message?: string): PodOutcome => ({
  phase: 'Pending',
  ready: false,
  state: () => ({ waiting: { reason, ...(message && { message }) } }),
});

function outcomeOf(pod: StoredObject, context: ControllerContext): PodOutcome {
  const spec = read.at(pod.object, 'spec');
  const runsToEnd = (read.text(spec, 'restartPolicy') ?? 'Always') !== 'Always';
  const missing = missingDependency(pod, context);
  if (missing) return waiting('CreateContainerConfigError', missing);
  const { brokenImage, readyAfter } = podTiming(spec, context.timings);
  const elapsed = context.now() - pod.createdMs;
  const started = seconds(pod.createdMs);
  const terminated = (exitCode: number, reason: string): PodOutcome => ({
    phase: exitCode === 0 ? 'Succeeded' : 'Failed',
    ready: false,
    state: () => ({
      terminated: {
        exitCode,
        reason,
        startedAt: started,
        finishedAt: seconds(context.now()),
      },
    }),
  });
  const pending = (wait: number) => {
    if (!context.readinessPaused) context.requeue(pod.uid, wait - elapsed);
  };
  if (brokenImage !== undefined) {
    if (elapsed < context.timings.podReady) {
      pending(context.timings.podReady);
      return waiting('ContainerCreating');
    }
    return runsToEnd
      ? terminated(1, 'Error')
      : waiting('ImagePullBackOff', `Back-off pulling image "${brokenImage}"`);
  }
  const due = readyAfter ?? 0;
  if (elapsed < due || context.readinessPaused) {
    pending(due);
    if (!runsToEnd) return waiting('ContainerCreating');
    return {
      phase: 'Running',
      ready: true,
      state: () => ({ running: { startedAt: started } }),
    };
  }
  if (runsToEnd) return terminated(0, 'Completed');
  return {
    phase: 'Running',
    ready: true,
    state: () => ({ running: { startedAt: started } }),
  };
}

/** The kubelet: starts a pod's containers, or says why it cannot. */
export const podController: Controller = (pod, context) => {
  const before = read.text(pod.object, 'status', 'phase');
  const wasReady = read.condition(pod.object, 'Ready')?.status === 'True';
  const runsForEver =
    (read.text(pod.object, 'spec', 'restartPolicy') ?? 'Always') === 'Always';
  // A pod that serves goes on serving whatever becomes of its ConfigMap; one that has ended stays as it ended.
  if (before === 'Succeeded' || before === 'Failed') return;
  if (wasReady && runsForEver) return;
  const outcome = outcomeOf(pod, context);
  const condition = (type: string, good: boolean) => {
    const status = good ? 'True' : 'False';
    const last = read.condition(pod.object, type);
    const lastTransitionTime =
      last?.status === status
        ? last.lastTransitionTime
        : seconds(context.now());
    return { type, status, lastTransitionTime };
  };
  context.setStatus(pod.uid, {
    phase: outcome.phase,
    startTime: seconds(pod.createdMs),
    hostIP: '10.0.0.10',
    ...(outcome.phase !== 'Pending' && { podIP: '10.1.0.10' }),
    conditions: [
      condition('PodScheduled', true),
      condition('Ready', outcome.ready),
      condition('ContainersReady', outcome.ready),
    ],
    containerStatuses: read
      .list(pod.object, 'spec', 'containers')
      .map(container => {
        const name = read.text(container, 'name') ?? 'main';
        return {
          name,
          image: read.text(container, 'image') ?? '',
          ready: outcome.ready,
          started: outcome.ready,
          restartCount: 0,
          state: outcome.state(name),
        };
      }),
  });
};
