import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { RetentionConfig } from '@slipway/plugin-gitops-node';
import { Knex } from 'knex';
import { purge } from './purge';

/** Has one replica delete what is too old, once an hour. */
export async function schedulePurge(options: {
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  readonly knex: Knex;
  readonly retention: RetentionConfig;
  readonly clock: { now(): Date };
}): Promise<void> {
  const { scheduler, logger, clock } = options;
  await scheduler.scheduleTask({
    id: 'gitops-retention',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 10 },
    fn: async () => {
      const { archives, steps, commands, operations } = await purge({
        ...options,
        now: clock.now(),
      });
      if (archives + steps + commands + operations) {
        logger.info(
          `Deleted what gitops.retention keeps no longer: ${commands} commands, ${steps} steps, ${operations} operations, ${archives} charts`,
        );
      }
    },
  });
}
