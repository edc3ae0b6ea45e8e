import { IncomingMessage, ServerResponse } from 'node:http';
import { Clock } from '../../Clock';
import { EventStream } from './EventStream';

/** All open streams, so that they can be ended together. */
export class StreamHub {
  readonly #open = new Set<() => void>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Opens a stream for a request; `subscribe` gets it and returns the way to unsubscribe. */
  open(
    request: IncomingMessage,
    response: ServerResponse,
    subscribe: (stream: EventStream) => () => void,
  ): void {
    const stream = new EventStream(
      response,
      request.headers.accept,
      this.#clock,
    );
    const unsubscribe = subscribe(stream);
    const end = () => {
      this.#open.delete(end);
      unsubscribe();
      stream.close();
    };
    this.#open.add(end);
    response.on('close', end);
  }

  /** Ends all streams. */
  closeAll(): void {
    [...this.#open].forEach(end => end());
  }
}
