import { ServerResponse } from 'node:http';
import { Clock } from '../../Clock';

const KEEP_ALIVE = 15_000;

/**
 * One open stream. Nothing at all is sent before the first event, not even headers; after it a comment goes out every
 * 15 seconds, in the form of server-sent events only. Events that say the same as the last one of their key are left out.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #sse: boolean;
  readonly #clock: Clock;
  readonly #last = new Map<string, string>();
  #cancel: (() => void) | undefined;

  constructor(
    response: ServerResponse,
    accept: string | undefined,
    clock: Clock,
  ) {
    this.#response = response;
    this.#sse = accept === 'text/event-stream';
    this.#clock = clock;
  }

  send(key: string, result: unknown): void {
    if (this.#response.destroyed || this.#response.writableEnded) return;
    const text = JSON.stringify({ result });
    if (this.#last.get(key) === text) return;
    this.#last.set(key, text);
    if (!this.#response.headersSent) this.#open();
    this.#response.write(this.#sse ? `data: ${text} \n\n\n` : `${text}\n`);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#last.clear();
    if (this.#response.headersSent) this.#response.end();
    else this.#response.destroy();
  }

  #open(): void {
    this.#response.writeHead(200, {
      'content-type': this.#sse ? 'text/event-stream' : 'application/json',
      'cache-control': 'no-cache',
    });
    if (this.#sse) this.#keepAlive();
  }

  #keepAlive(): void {
    this.#cancel = this.#clock.after(KEEP_ALIVE, () => {
      this.#response.write(':\n');
      this.#keepAlive();
    });
  }
}
