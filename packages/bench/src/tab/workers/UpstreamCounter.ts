import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

const STARTED = 'http.server.request.start';
const FINISHED = 'http.server.response.finish';

/** Calls that reached the servers, and the bytes of the answers that have ended. */
export interface UpstreamTraffic {
  readonly calls: number;
  readonly bytes: number;
}

interface HttpEvent {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket?: Socket;
}

/**
 * Counts what servers of this process are asked, by Node's own diagnostics: nothing stands between a server and its
 * clients, so counting adds nothing to the times.
 */
export class UpstreamCounter {
  readonly #ports: ReadonlySet<number>;
  readonly #begun = new WeakMap<ServerResponse, number>();
  #calls = 0;
  #bytes = 0;

  constructor(ports: Iterable<number>) {
    this.#ports = new Set(ports);
    subscribe(STARTED, this.#started);
    subscribe(FINISHED, this.#finished);
  }

  get traffic(): UpstreamTraffic {
    return { calls: this.#calls, bytes: this.#bytes };
  }

  stop(): void {
    unsubscribe(STARTED, this.#started);
    unsubscribe(FINISHED, this.#finished);
  }

  readonly #started = (message: unknown) => {
    const { request, response } = message as HttpEvent;
    if (!this.#ports.has(request.socket.localPort ?? 0)) return;
    this.#calls++;
    this.#begun.set(response, request.socket.bytesWritten);
  };

  readonly #finished = (message: unknown) => {
    const { request, response } = message as HttpEvent;
    const begun = this.#begun.get(response);
    if (begun === undefined) return;
    this.#bytes += request.socket.bytesWritten - begun;
  };
}
