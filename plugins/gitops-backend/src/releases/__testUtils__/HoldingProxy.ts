import {
  createServer,
  IncomingHttpHeaders,
  IncomingMessage,
  request as sendRequest,
  Server,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { HeldRequest, readHeldRequest } from './HeldRequest';

/**
 * A proxy on loopback that takes requests whole, keeps them until the process that sent them is gone, and hands them on
 * only then: what somebody asked for right before the kill, and the outside does after it.
 */
export class HoldingProxy {
  readonly #server: Server;
  readonly #bySender = new Map<number, Promise<void>[]>();

  /** Starts it on a free port. */
  static async start(listener: {
    /** A request has come in whole and is held. */
    held(request: HeldRequest): void;
    /** It was handed on, and this was the answer that nobody heard. */
    delivered(request: HeldRequest, status: number): void;
  }): Promise<HoldingProxy> {
    const server = createServer();
    const proxy = new HoldingProxy(server);
    server.on('request', (request: IncomingMessage) => {
      const { held, target, headers } = readHeldRequest(request);
      const gone = new Promise<void>(resolve => {
        request.socket.once('close', () => resolve());
      });
      const delivery = (async () => {
        const body = await buffer(request);
        listener.held(held);
        await gone;
        listener.delivered(held, await deliver(held, target, headers, body));
      })();
      // Whoever waits for it gets the failure.
      delivery.catch(() => {});
      const others = proxy.#bySender.get(held.sender) ?? [];
      proxy.#bySender.set(held.sender, [...others, delivery]);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(server: Server) {
    this.#server = server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /**
   * Waits until the outside has acted on everything that a process sent which is gone now.
   *
   * @throws Error when the outside could not be reached
   */
  async deliver(sender: number): Promise<void> {
    await Promise.all(this.#bySender.get(sender) ?? []);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await Promise.allSettled([...this.#bySender.values()].flat());
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

function deliver(
  { method, path }: HeldRequest,
  target: URL,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<number> {
  return new Promise((resolve, reject) => {
    sendRequest(new URL(path, target), { method, headers }, answer => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}
