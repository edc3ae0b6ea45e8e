import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';

/** Serves a part of the sandbox on a free port of loopback. */
export async function startHandler(service: {
  readonly handler: RequestListener;
  start(url: string): Promise<void>;
  stop(): Promise<void>;
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(service.handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await service.start(url);
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await service.stop();
    },
  };
}
