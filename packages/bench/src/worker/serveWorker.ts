import { WorkerAnswer, WorkerQuestion } from './WorkerMessage';

/** What a worker can be asked, by name. An answer has to be something that JSON can write. */
export type WorkerHandlers = Readonly<
  Record<string, (input: never) => unknown | Promise<unknown>>
>;

/**
 * Makes this process a worker: it answers what its parent asks until the parent lets go of it. Besides its own
 * handlers it knows `cpu`: the milliseconds of processor time that the process has used so far.
 */
export function serveWorker(handlers: WorkerHandlers): void {
  const all: WorkerHandlers = {
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    ...handlers,
  };
  process.on('message', async ({ id, ask, input }: WorkerQuestion) => {
    let reply: WorkerAnswer;
    try {
      reply = { id, answer: (await all[ask](input as never)) ?? null };
    } catch (error) {
      reply = {
        id,
        error: error instanceof Error ? error.message : String(error),
      };
    }
    process.send?.(reply);
  });
  process.on('disconnect', () => process.exit(0));
}
