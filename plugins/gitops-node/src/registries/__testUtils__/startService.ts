import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';

/** A server of the sandbox on a free port, with what it was asked. */
export interface RunningService {
  readonly url: string;
  /** `METHOD /path` of each request since the last `clear`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts a service. `intercept` may answer a request itself, by returning true. */
export async function startService(
  service: {
    readonly handler: RequestListener;
    start(url: string): Promise<void>;
    stop(): Promise<void>;
  },
  intercept?: (...args: Parameters<RequestListener>) => boolean,
): Promise<RunningService> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!intercept?.(request, response)) {
      service.handler(request, response);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await service.start(url);
  return {
    url,
    requests,
    close: async () => {
      await service.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}
