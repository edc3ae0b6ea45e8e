import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { CommandService } from './commands/CommandService';

/** The topics under which Backstage's events backend publishes what Git hosts send. */
const TOPICS = [
  'azureDevOps',
  'bitbucketCloud',
  'bitbucketServer',
  'gerrit',
  'gitea',
  'github',
  'gitlab',
];

/**
 * Has waiting commands look at their pull requests when a Git host sends a webhook. What the webhook says is not read:
 * the host is asked, so a forged one can do no more than make us look.
 */
export async function wakeOnWebhooks(options: {
  readonly events: EventsService;
  readonly logger: LoggerService;
  readonly commands: Pick<CommandService, 'wakeMerges'>;
}): Promise<void> {
  const { events, logger, commands } = options;
  await events.subscribe({
    id: 'gitops-merges',
    topics: TOPICS,
    onEvent: async () => {
      await commands.wakeMerges().catch(error => {
        logger.warn(
          `Waiting commands could not be woken: ${stringifyError(error)}`,
        );
      });
    },
  });
}
