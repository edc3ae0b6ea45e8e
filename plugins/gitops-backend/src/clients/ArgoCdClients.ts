import { InputError } from '@backstage/errors';
import { ArgoCdClient, GitopsConfig } from '@slipway/plugin-gitops-node';

/**
 * One client for each Argo CD instance of the configuration.
 */
export class ArgoCdClients {
  readonly #clients: ReadonlyMap<string, ArgoCdClient>;

  constructor(options: { readonly config: GitopsConfig }) {
    this.#clients = new Map(
      options.config.instances.map(instance => [
        instance.name,
        new ArgoCdClient({ instance }),
      ]),
    );
  }

  /**
   * @throws InputError when the configuration knows no such instance.
   */
  getClient(instance: string): ArgoCdClient {
    const client = this.#clients.get(instance);
    if (!client) {
      throw new InputError(
        `There is no Argo CD instance '${instance}'. Known are: ${
          [...this.#clients.keys()].join(', ') || 'none'
        }; see gitops.argocd.instances.`,
      );
    }
    return client;
  }

  /** All clients, in the order of the configuration. */
  list(): readonly ArgoCdClient[] {
    return [...this.#clients.values()];
  }

  /** Closes the connections of all clients. */
  async close(): Promise<void> {
    await Promise.all(this.list().map(client => client.close()));
  }
}
