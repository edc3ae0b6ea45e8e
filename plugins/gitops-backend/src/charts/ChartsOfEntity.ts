import { formatDeploymentId } from '@slipway/plugin-gitops-common';
import {
  ChartRepositoryConfig,
  GitopsConfig,
} from '@slipway/plugin-gitops-node';
import { linkOf } from '../access/linkOf';
import { EntityScope } from '../deployments/EntityScope';
import { findDeployments } from '../deployments/findDeployments';
import {
  ApplicationIndex,
  IndexedApplication,
} from '../index/ApplicationIndex';
import { environmentOf } from '../mappers/environmentOf';
import { mainSource } from '../mappers/mainSource';
import { repositoryAddress } from '../releases/repositoryAddress';
import { RunningChart } from './mayPublish';

/** A chart that deployments of an entity run from a configured repository. */
export interface FoundChart {
  readonly repository: ChartRepositoryConfig;
  readonly chart: string;
  readonly runs: readonly {
    readonly deploymentId: string;
    readonly environment: string;
    /** Undefined while nothing was deployed. */
    readonly version?: string;
  }[];
}

/** Finds which charts run where, from the index. */
export class ChartsOfEntity {
  readonly #config: Pick<
    GitopsConfig,
    'chartRepositories' | 'environments' | 'ownership'
  >;
  readonly #index: Pick<ApplicationIndex, 'list'>;

  constructor(options: {
    readonly config: Pick<
      GitopsConfig,
      'chartRepositories' | 'environments' | 'ownership'
    >;
    readonly index: Pick<ApplicationIndex, 'list'>;
  }) {
    this.#config = options.config;
    this.#index = options.index;
  }

  /**
   * The charts of the deployments that belong to the entity by more than its own word: an annotation opens no view into
   * a registry.
   */
  find(scope: EntityScope): readonly FoundChart[] {
    const { environments, ownership } = this.#config;
    const charts = new Map<string, FoundChart>();
    const { applications } = findDeployments(scope.entity, this.#index.list());
    for (const { id, application } of applications) {
      const source = sourceOf(application);
      const repository = source && this.#repository(source.repoURL);
      if (
        !source ||
        !repository ||
        !linkOf(application, scope.entity, ownership).firm
      ) {
        continue;
      }
      const key = JSON.stringify([repository.name, source.chart]);
      const last = application.status?.history?.at(-1);
      charts.set(key, {
        repository,
        chart: source.chart,
        runs: [
          ...(charts.get(key)?.runs ?? []),
          {
            deploymentId: formatDeploymentId(id),
            environment: environmentOf(application, id.instance, environments),
            version: last && mainSource(last).revision,
          },
        ],
      });
    }
    return [...charts.values()];
  }

  /** Every chart that any Application runs, and whether it is the entity's own. */
  *running(scope: EntityScope): Generator<RunningChart, void, undefined> {
    for (const { application } of this.#index.list()) {
      const source = sourceOf(application);
      if (!source) continue;
      yield {
        ...source,
        own: linkOf(application, scope.entity, this.#config.ownership).firm,
      };
    }
  }

  #repository(repoURL: string): ChartRepositoryConfig | undefined {
    const wanted = repositoryAddress(repoURL);
    return this.#config.chartRepositories.find(({ url, applicationUrls }) =>
      [url, ...(applicationUrls ?? [])].some(
        address => repositoryAddress(address) === wanted,
      ),
    );
  }
}

function sourceOf({ spec }: IndexedApplication['application']) {
  const { source } = mainSource(spec);
  return source?.chart
    ? {
        repoURL: source.repoURL,
        chart: source.chart,
        targetRevision: source.targetRevision,
      }
    : undefined;
}
