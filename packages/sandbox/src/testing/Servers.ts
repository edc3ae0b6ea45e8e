import { listen, ListeningService } from '../server/listen';
import { SandboxService } from '../SandboxService';

/** For tests: puts services on free ports of loopback, and takes all of them down again. */
export class Servers {
  readonly #listening: ListeningService[] = [];

  /** The address of the service that now listens. */
  async serve(service: SandboxService): Promise<string> {
    const server = await listen(service, { host: '127.0.0.1', port: 0 });
    this.#listening.push(server);
    return server.url;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#listening.splice(0).map(server => server.stop()));
  }
}
