import {
  ChartRegistry,
  ChartRepositoryConfig,
} from '@slipway/plugin-gitops-node';

/** The registries of the configuration, one adapter each, so that tokens and connections are shared. */
export class ChartRegistries {
  readonly repositories: readonly ChartRepositoryConfig[];
  readonly #create: (config: ChartRepositoryConfig) => ChartRegistry;
  readonly #made = new Map<string, ChartRegistry>();

  constructor(options: {
    readonly repositories: readonly ChartRepositoryConfig[];
    readonly create: (config: ChartRepositoryConfig) => ChartRegistry;
  }) {
    this.repositories = options.repositories;
    this.#create = options.create;
  }

  /** The adapter of one of {@link ChartRegistries.repositories}. */
  get(repository: ChartRepositoryConfig): ChartRegistry {
    const known = this.#made.get(repository.name);
    if (known) return known;
    const registry = this.#create(repository);
    this.#made.set(repository.name, registry);
    return registry;
  }
}
