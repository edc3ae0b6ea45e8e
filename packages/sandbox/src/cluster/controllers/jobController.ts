import { read } from '../read';
import { Controller } from './Controller';
import { pods } from './pods';
import { rfc3339 } from '../../rfc3339';

const stamp = (milliseconds: number) => rfc3339(new Date(milliseconds));

/**
 * Runs a Job's pods to their end. A pod that fails, fails the Job at once, whatever its backoffLimit: what an image
 * does here never changes from one try to the next.
 */
export const jobController: Controller = (job, context) => {
  const ended = ['Complete', 'Failed'].some(
    type => read.condition(job.object, type)?.status === 'True',
  );
  if (ended) return;
  const startTime =
    read.text(job.object, 'status', 'startTime') ?? stamp(context.now());
  if (read.at(job.object, 'spec', 'suspend') === true) {
    context.setStatus(job.uid, {
      conditions: [
        {
          type: 'Suspended',
          status: 'True',
          reason: 'JobSuspended',
          message: 'Job suspended',
        },
      ],
    });
    return;
  }
  const template = read.at(job.object, 'spec', 'template');
  const wanted = read.number(job.object, 'spec', 'completions') ?? 1;
  const parallel = Math.min(
    wanted,
    read.number(job.object, 'spec', 'parallelism') ?? 1,
  );
  const phaseIs = (phase: string) => (pod: { readonly object: unknown }) =>
    read.text(pod.object, 'status', 'phase') === phase;
  const count = () => {
    const all = pods.living(job, 'Pod', context);
    const succeeded = all.filter(phaseIs('Succeeded')).length;
    const failed = all.filter(phaseIs('Failed')).length;
    return {
      succeeded,
      failed,
      active: all.length - succeeded - failed,
      all: all.length,
    };
  };
  let now = count();
  if (now.failed === 0 && !pods.refusal(job.key.namespace, template, context)) {
    while (now.active < parallel && now.active + now.succeeded < wanted) {
      const name = `${job.key.name}-${pods.suffix(`${job.uid}/${now.all}`, 5)}`;
      context.create(
        pods.fromTemplate(job, name, template, {
          'batch.kubernetes.io/job-name': job.key.name,
          'batch.kubernetes.io/controller-uid': job.uid,
        }),
        job,
      );
      const next = count();
      if (next.all === now.all) break;
      now = next;
    }
  }
  const finishedAt = stamp(context.now());
  const numbers = {
    startTime,
    ...(now.active > 0 && now.failed === 0 && { active: now.active }),
    ...(now.succeeded > 0 && { succeeded: now.succeeded }),
    ...(now.failed > 0 && { failed: now.failed }),
  };
  const end = (type: string, reason: string, message: string) => [
    { type, status: 'True', reason, message, lastTransitionTime: finishedAt },
  ];
  if (now.failed > 0) {
    context.setStatus(job.uid, {
      ...numbers,
      conditions: end(
        'Failed',
        'BackoffLimitExceeded',
        'Job has reached the specified backoff limit',
      ),
    });
  } else if (now.succeeded >= wanted) {
    context.setStatus(job.uid, {
      ...numbers,
      completionTime: finishedAt,
      conditions: end(
        'Complete',
        'CompletionsReached',
        'Reached expected number of succeeded pods',
      ),
    });
  } else {
    context.setStatus(job.uid, numbers);
  }
};
