import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { SandboxService } from '../SandboxService';

/** A service that listens. */
export interface ListeningService {
  /** Without a trailing slash: `http://localhost:7710`. */
  readonly url: string;
  readonly port: number;
  /** Stops the service, ends its connections and frees the port. */
  stop(): Promise<void>;
}

/** Where a service listens. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/**
 * The name that goes into addresses. Loopback is called by name: Argo CD does not take a bare IP address and port for
 * an OCI registry.
 */
function publicHost(host: string): string {
  return host === '127.0.0.1' ? 'localhost' : host;
}

/** Gives a service its socket. Rejects with a sentence that names the port when it is taken. */
export async function listen(
  service: SandboxService,
  options: ListenOptions,
): Promise<ListeningService> {
  const server: Server = createServer(service.handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${options.port} on ${options.host} is taken, so the sandbox's ${service.name} cannot start; stop what listens there, or choose other ports with --port-base.`,
            )
          : new Error(
              `The sandbox's ${service.name} cannot listen on ${options.host}:${options.port}: ${error.message}`,
            ),
      );
    });
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${publicHost(options.host)}:${port}`;
  await service.start(url);
  return {
    url,
    port,
    async stop() {
      await service.stop();
      const closed = new Promise<void>(resolve =>
        server.close(() => resolve()),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}
