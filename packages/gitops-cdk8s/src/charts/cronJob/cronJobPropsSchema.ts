import { z } from 'zod';
import { isCronLine } from '../../argocd/isCronLine';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { podShape } from '../parts/podShape';
import { CronJobProps } from './CronJobProps';

const limit = z
  .number()
  .int('is no number of Jobs; use 0 or more')
  .min(0, 'is no number of Jobs; use 0 or more');

const NO_SCHEDULE =
  'is no schedule; use five fields like "0 3 * * *" (minute, hour, day, month, weekday), or a shorthand like @daily';

/** With the types that it gives. @internal */
export const cronJobSchema = z.strictObject({
  schedule: z
    .string()
    // What a form can check too; the next line knows the fields.
    .regex(/^(@[a-z]+|\S+(\s+\S+){4})$/, NO_SCHEDULE)
    .refine(isCronLine, NO_SCHEDULE)
    .meta({
      group: fieldGroups.schedule,
      description:
        'Five fields of cron (minute, hour, day, month, weekday) or a shorthand like @daily',
    }),
  timeZone: z
    .string()
    .refine(
      isTimeZone,
      'is no time zone; use a name of the IANA database like Europe/Berlin',
    )
    .optional()
    .meta({
      description: "Time zone of the schedule; default: the cluster's",
      group: fieldGroups.schedule,
      common: true,
    }),
  concurrencyPolicy: z.enum(['Allow', 'Forbid', 'Replace']).optional().meta({
    title: 'When the run before is not over',
    description: 'What happens when the run before is not over',
    group: fieldGroups.schedule,
    default: 'Forbid',
  }),
  suspend: z.boolean().optional().meta({
    description: 'Runs none for now',
    default: false,
    group: fieldGroups.schedule,
  }),
  successfulJobsHistoryLimit: limit.optional().meta({
    title: 'Successful runs kept',
    description: 'Successful runs that are kept',
    default: 3,
    group: fieldGroups.schedule,
  }),
  failedJobsHistoryLimit: limit.optional().meta({
    title: 'Failed runs kept',
    description: 'Failed runs that are kept',
    default: 1,
    group: fieldGroups.schedule,
  }),
  startingDeadlineSeconds: z
    .number()
    .int()
    .min(
      10,
      'is too short: the controller looks every ten seconds; use 10 or more',
    )
    .optional()
    .meta({
      group: fieldGroups.schedule,
      description:
        'Seconds after its time in which a run may still begin; default: no limit',
    }),
  retries: z.number().int().min(0).optional().meta({
    description: 'How often a failed pod is tried again',
    default: 2,
    group: fieldGroups.schedule,
  }),
  timeoutSeconds: schemas.positiveSeconds.optional().meta({
    description: 'Seconds after which a run counts as failed',
    group: fieldGroups.schedule,
    default: 3600,
  }),
  ...podShape,
});

/**
 * Checks the props of the chart type `CronJob`.
 *
 * @public
 */
export const cronJobPropsSchema: z.ZodType<CronJobProps> = cronJobSchema;

/** `Local` is refused by Kubernetes and offsets are no names. */
function isTimeZone(name: string): boolean {
  try {
    return (
      /^[A-Za-z]/.test(name) &&
      Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    );
  } catch {
    return false;
  }
}
