import { ApiObjectProps } from 'cdk8s';
import { ChartType } from '../ChartType';
import { foundation } from '../parts/foundation';
import { podSpec } from '../parts/podTemplate';
import { resolveWorkload } from '../parts/resolveWorkload';
import { selectorLabels } from '../parts/selectorLabels';
import { toChart } from '../parts/toChart';
import { WorkloadContext } from '../parts/WorkloadContext';
import { CronJobProps } from './CronJobProps';
import { cronJobPropsSchema } from './cronJobPropsSchema';

/**
 * The chart type `CronJob`: the image run at set times. Props: `CronJobProps`.
 *
 * @public
 */
export const cronJob: ChartType = {
  propsSchema: cronJobPropsSchema,
  build(scope, id, context) {
    const resolved = resolveWorkload(context, cronJobPropsSchema, [
      'replicas',
      'probes',
    ]);
    return toChart(scope, id, context, [
      ...foundation(resolved),
      cronJobObject(resolved),
    ]);
  },
};

function cronJobObject(context: WorkloadContext<CronJobProps>): ApiObjectProps {
  const { applicationName, name, props } = context;
  const labels = selectorLabels(context, 'job');
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: applicationName, labels },
    spec: {
      schedule: props.schedule,
      timeZone: props.timeZone,
      concurrencyPolicy: props.concurrencyPolicy ?? 'Forbid',
      suspend: props.suspend ?? false,
      successfulJobsHistoryLimit: props.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: props.failedJobsHistoryLimit ?? 1,
      startingDeadlineSeconds: props.startingDeadlineSeconds,
      jobTemplate: {
        spec: {
          backoffLimit: props.retries ?? 2,
          activeDeadlineSeconds: props.timeoutSeconds ?? 3600,
          template: {
            metadata: { labels: { ...context.labels, ...labels } },
            spec: {
              restartPolicy: 'Never',
              serviceAccountName: applicationName,
              ...podSpec(context, {
                name,
                command: props.command,
                args: props.args,
                env: props.env,
                resources: props.resources,
              }),
            },
          },
        },
      },
    },
  };
}
