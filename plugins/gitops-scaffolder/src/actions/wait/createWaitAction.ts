import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { ConflictError, InputError, isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import { Command, GitopsClient } from '@slipway/plugin-gitops-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { OpenClient } from '../../OpenClient';
import { inOneSentence } from '../inOneSentence';
import { examples } from './createWaitAction.examples';
import { progressLines } from './progressLines';
import { waitSchema } from './waitSchema';

const DEFAULT_TIMEOUT = '1h';
const DEFAULT_POLL_MS = 2_000;

/**
 * The action `gitops:wait`: follows a command of the gitops backend to its end, with its steps in the task's log. The
 * command does not need it: it goes on when the task is cancelled or the scaffolder restarts.
 *
 * @public
 */
export function createWaitAction(options: {
  readonly openClient: OpenClient;
  /** Between two looks, in milliseconds. @defaultValue 2000 */
  readonly pollMs?: number;
}) {
  const { openClient, pollMs = DEFAULT_POLL_MS } = options;
  return createTemplateAction({
    id: 'gitops:wait',
    description:
      'Waits until a command of the gitops backend has ended, such as a release, and shows its steps',
    examples,
    supportsDryRun: true,
    schema: waitSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { input, logger, signal } = ctx;
        const timeoutMs = readTimeout(input.timeout || DEFAULT_TIMEOUT);
        const { commandId } = input;
        const entityRef = stringifyEntityRef(
          parseEntityRef(input.entityRef, {
            defaultKind: 'Component',
            defaultNamespace: 'default',
          }),
        );
        if (ctx.isDryRun) {
          logger.info('Dry run: nothing to wait for');
          ctx.output('state', 'succeeded');
          return;
        }
        const client = openClient(await ctx.getInitiatorCredentials());
        const ended = await ctx.checkpoint({
          key: `wait.${commandId}`,
          fn: async () => {
            const command = await follow(client, {
              entityRef,
              commandId,
              pollMs,
              deadline: Date.now() + timeoutMs,
              signal,
              say: line => logger.info(line),
            }).catch(async error => {
              if (signal?.aborted && input.cancelOnAbort) {
                await client.cancelCommand(entityRef, commandId, {
                  reason: 'The task that waited for it was cancelled.',
                });
              }
              throw error;
            });
            const { state, error, leftBehind, outcome } = command;
            return {
              state,
              error: error ?? null,
              leftBehind: [...(leftBehind ?? [])],
              outcome: { ...outcome, warnings: [...(outcome?.warnings ?? [])] },
            };
          },
        });
        if (ended.state !== 'succeeded') {
          throw new ConflictError(
            [ended.error ?? `It was ${ended.state}.`, ...ended.leftBehind].join(
              ' ',
            ),
          );
        }
        const {
          chart,
          chartVersion,
          digest,
          revision,
          pullRequestUrl,
          commitUrl,
          warnings,
        } = ended.outcome;
        ctx.output('state', ended.state);
        ctx.output('chart', chart);
        ctx.output('chartVersion', chartVersion);
        ctx.output('digest', digest);
        ctx.output('revision', revision);
        ctx.output('pullRequestUrl', pullRequestUrl);
        ctx.output('commitUrl', commitUrl);
        ctx.output('warnings', warnings);
      }),
  });
}

async function follow(
  client: GitopsClient,
  options: {
    readonly entityRef: string;
    readonly commandId: string;
    readonly pollMs: number;
    readonly deadline: number;
    readonly signal?: AbortSignal;
    readonly say: (line: string) => void;
  },
): Promise<Command> {
  const { entityRef, commandId, pollMs, deadline, signal, say } = options;
  let before: Command | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const command = await client
      .getCommand(entityRef, commandId)
      .catch(undefinedWhenAway);
    if (command) {
      progressLines(command, before).forEach(say);
      before = command;
      if (command.finishedAt) return command;
    }
    if (Date.now() >= deadline) {
      throw new ConflictError(
        `The command has not ended in time and goes on without this task; ${
          before?.waitsFor ?? `it is ${before?.state ?? 'not reached'}`
        } Look at it on the entity's Deployments tab.`,
      );
    }
    await sleep(pollMs, undefined, { signal });
  }
}

/** A backend that restarts is waited for; anything else it says is final. */
function undefinedWhenAway(error: unknown): undefined {
  const status = (error as { statusCode?: unknown })?.statusCode;
  if (isError(error) && error.name === 'AbortError') throw error;
  if (typeof status === 'number' && status < 500) throw error;
  return undefined;
}

function readTimeout(text: string): number {
  try {
    const milliseconds = durationToMilliseconds(
      readDurationFromConfig(new ConfigReader({ timeout: text }), {
        key: 'timeout',
      }),
    );
    if (milliseconds > 0) return milliseconds;
  } catch {
    // Told below in one sentence.
  }
  throw new InputError(
    `timeout is '${text}': write a duration above zero, such as 30m.`,
  );
}
