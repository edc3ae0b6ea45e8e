import { CronExpressionParser } from 'cron-parser';
import { read } from '../read';
import { Controller } from './Controller';
import { pods } from './pods';
import { rfc3339 } from '../../rfc3339';

const stamp = (milliseconds: number) => rfc3339(new Date(milliseconds));

function nextRun(
  schedule: string,
  timeZone: string | undefined,
  after: number,
): number | undefined {
  try {
    return CronExpressionParser.parse(schedule, {
      currentDate: new Date(after),
      tz: timeZone ?? 'UTC',
    })
      .next()
      .getTime();
  } catch {
    return undefined;
  }
}

/** Makes a Job whenever the schedule says so, and keeps the last three. */
export const cronJobController: Controller = (cron, context) => {
  const jobs = pods.living(cron, 'Job', context);
  const schedule = read.text(cron.object, 'spec', 'schedule') ?? '';
  const last = read.text(cron.object, 'status', 'lastScheduleTime');
  const from = Math.max(cron.createdMs, last ? Date.parse(last) : 0);
  const due = nextRun(
    schedule,
    read.text(cron.object, 'spec', 'timeZone'),
    from,
  );
  const suspended = read.at(cron.object, 'spec', 'suspend') === true;
  let scheduled = last;
  if (due !== undefined && !suspended) {
    if (due <= context.now()) {
      // One run makes up for all that were missed while the sandbox was off.
      scheduled = stamp(context.now());
      const template = read.record(cron.object, 'spec', 'jobTemplate');
      context.create(
        {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            ...read.record(template, 'metadata'),
            name: `${cron.key.name}-${Math.floor(context.now() / 60_000)}`,
            namespace: cron.key.namespace,
          },
          spec: read.record(template, 'spec'),
        },
        cron,
      );
      context.requeue(cron.uid, 60_000);
    } else {
      context.requeue(cron.uid, due - context.now());
    }
  }
  const succeeded = jobs
    .map(job => read.text(job.object, 'status', 'completionTime'))
    .filter(time => time !== undefined)
    .sort()
    .pop();
  const running = jobs.filter(
    job =>
      !['Complete', 'Failed'].some(type => read.condition(job.object, type)),
  );
  context.setStatus(cron.uid, {
    ...(running.length > 0 && {
      active: running.map(job => ({ kind: 'Job', name: job.key.name })),
    }),
    ...(scheduled && { lastScheduleTime: scheduled }),
    ...(succeeded && { lastSuccessfulTime: succeeded }),
  });
  jobs
    .slice(0, Math.max(0, jobs.length - 3))
    .forEach(job => context.remove(job.key));
};
