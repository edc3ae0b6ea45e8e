import { createServer, IncomingMessage, request as send } from 'node:http';
import { AddressInfo } from 'node:net';

/** An answer that is made up. */
export interface MadeUpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default a JSON object with a message */
  readonly body?: string;
}

type Fault = MadeUpAnswer | number | undefined;

/** A proxy in front of a Git host that answers in its place when told to. */
export interface FaultyProxy {
  readonly url: string;
  /** Requests that were passed on, `POST /api/v1/…`. */
  readonly passed: readonly string[];
  /**
   * What, or with which status, to answer instead of passing on; undefined passes on. 0 drops the connection, 1 does so once the request
   * was carried out. What it does before it answers comes between the caller's requests.
   */
  fault: (request: { method: string; path: string }) => Fault | Promise<Fault>;
  stop(): Promise<void>;
}

/** For tests: starts a proxy on a free port. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const passed: string[] = [];
  const proxy = {
    passed,
    fault: (() => undefined) as FaultyProxy['fault'],
  };
  const server = createServer(async (req: IncomingMessage, res) => {
    const [method, path] = [req.method ?? '', req.url ?? ''];
    const fault = await proxy.fault({ method, path });
    const madeUp = typeof fault === 'number' ? { status: fault } : fault;
    const status = madeUp?.status;
    if (status === 0) {
      req.socket.destroy();
      return;
    }
    if (madeUp && madeUp.status !== 1) {
      res.writeHead(madeUp.status, {
        'content-type': 'application/json',
        ...madeUp.headers,
      });
      res.end(madeUp.body ?? JSON.stringify({ message: 'made up' }));
      return;
    }
    passed.push(`${method} ${path}`);
    const onward = send(
      new URL(path, target),
      { method, headers: req.headers },
      answer => {
        if (status === 1) {
          answer.resume().on('end', () => req.socket.destroy());
          return;
        }
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    req.pipe(onward);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  });
}
