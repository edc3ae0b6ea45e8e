import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { JsonValue } from '../BenchReport';
import { WorkerAnswer, WorkerQuestion } from './WorkerMessage';

/** Lets Node read TypeScript, as Backstage's own commands do. */
const TRANSFORM =
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs');

/** A process of its own, so that its processor time can be told from everybody else's. */
export class Worker {
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void }
  >();
  #asked = 0;
  #errors = '';

  /** Starts a file that calls `serveWorker`. */
  constructor(name: string, file: string) {
    this.#name = name;
    this.#process = fork(file, {
      execArgv: ['--enable-source-maps', '--require', TRANSFORM],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = `${this.#errors}${chunk}`.slice(-4000);
    });
    this.#process.on('message', (message: WorkerAnswer) =>
      this.#settle(message),
    );
    this.#process.on('exit', () => this.#abandon());
  }

  /**
   * Asks the worker and waits for its answer.
   *
   * @throws Error with the worker's sentence, or one that says that it ended.
   */
  ask<T>(ask: string, input: JsonValue = null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!this.#process.connected) {
        reject(this.#ended());
        return;
      }
      const id = this.#asked++;
      this.#waiting.set(id, {
        resolve: value => resolve(value as T),
        reject,
      });
      const question: WorkerQuestion = { id, ask, input };
      this.#process.send(question);
    });
  }

  /** Milliseconds of processor time used so far, user and system. */
  cpu(): Promise<number> {
    return this.ask<number>('cpu');
  }

  /** Lets go of the worker and waits until its process is gone. */
  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    const force = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(force);
  }

  #settle(message: WorkerAnswer): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) {
      waiting?.reject(new Error(`${this.#name}: ${message.error}`));
    } else {
      waiting?.resolve(message.answer);
    }
  }

  #abandon(): void {
    for (const { reject } of this.#waiting.values()) reject(this.#ended());
    this.#waiting.clear();
  }

  #ended(): Error {
    const last = this.#errors.trim();
    return new Error(
      `${this.#name} ended before it answered.${last ? ` It said last: ${last}` : ''}`,
    );
  }
}
