import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CheckChartOptions, versionInRange } from '@slipway/helm-chart';
import {
  ChartsQuery,
  EntityChart,
  EntityChartVersion,
  UploadedChart,
} from '@slipway/plugin-gitops-common';
import {
  ChartRegistryError,
  ChartRepositoryConfig,
} from '@slipway/plugin-gitops-node';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EntityRequest } from '../deployments/DeploymentService';
import { EntityGate } from '../deployments/EntityGate';
import { EntityScope } from '../deployments/EntityScope';
import { DatabaseLocks } from '../locks/DatabaseLocks';
import { chooseRepository } from '../releases/chooseRepository';
import { ChartRegistries } from './ChartRegistries';
import { ChartService } from './ChartService';
import { ChartsOfEntity, FoundChart } from './ChartsOfEntity';
import { checkedChart } from './checkedChart';
import { mayPublish } from './mayPublish';
import { publishChart } from './publishChart';
import { publishLock } from './publishLock';

const LISTED = 100;

/** What {@link AuthorizedChartService} is made of. */
export interface AuthorizedChartServiceOptions {
  readonly gate: EntityGate;
  readonly charts: ChartsOfEntity;
  readonly registries: ChartRegistries;
  readonly locks: DatabaseLocks;
  /** `gitops.charts.lint` */
  readonly chartLint?: CheckChartOptions;
  /** How long an upload waits for another one, in milliseconds. @default 30000 */
  readonly waitMs?: number;
}

/** Checks who may see and publish charts, and does it. */
export class AuthorizedChartService implements ChartService {
  readonly #options: AuthorizedChartServiceOptions;

  constructor(options: AuthorizedChartServiceOptions) {
    this.#options = options;
  }

  async list(
    request: EntityRequest & ChartsQuery,
  ): Promise<readonly EntityChart[]> {
    const scope = await this.#options.gate.enter(request);
    return Promise.all(
      this.#find(scope, request).map(found => this.#read(found)),
    );
  }

  async getVersion(
    request: EntityRequest & ChartsQuery & { readonly version: string },
  ): Promise<EntityChartVersion & Pick<EntityChart, 'chart' | 'repository'>> {
    const scope = await this.#options.gate.enter(request);
    const { version } = request;
    const charts = this.#find(scope, request);
    for (const { repository, chart, runs } of charts) {
      const found = await this.#options.registries
        .get(repository)
        .getVersion(chart, version);
      if (found) {
        return {
          repository: repository.name,
          chart,
          ...found,
          runs: runs.filter(run => run.version === version).map(placeOf),
        };
      }
    }
    const names = charts.map(({ chart }) => `'${chart}'`).join(', ');
    throw new NotFoundError(
      names
        ? `No version '${version}' of ${names} is in the registry. Look at the charts of ${scope.entityRef} for the ones that are.`
        : `${scope.entityRef} has no such chart: no deployment of it runs one from a configured repository.`,
    );
  }

  async upload(
    request: Parameters<ChartService['upload']>[0],
  ): Promise<UploadedChart> {
    const { gate, registries } = this.#options;
    const scope = await gate.enter(request);
    const { allowed, reason } = scope.access.release;
    if (!allowed) throw new NotAllowedError(reason);
    const actor = gate.actor(request.credentials, {
      entityRef: scope.entityRef,
      action: 'release',
    });
    const { made, warnings } = await checkedChart(request, {
      lint: this.#options.chartLint,
    });
    const { name, version } = made.metadata;
    const repository = this.#choose(scope, name, request.repository);
    const refusal = mayPublish({
      chart: name,
      entityName: scope.entity.metadata.name,
      repository,
      running: this.#options.charts.running(scope),
    });
    if (refusal) throw new NotAllowedError(refusal);
    const unseen = this.#judgeRanges(scope, repository, { name, version });
    const published = await this.#locked(
      repository,
      name,
      `the upload of ${name} ${version} by ${actor}`,
      () =>
        publishChart(registries.get(repository), made, {
          signal: request.signal,
        }),
    );
    const { outcome, digest, location } = published;
    return {
      outcome,
      repository: repository.name,
      chart: name,
      version,
      digest,
      location,
      warnings: [...warnings, ...unseen, ...published.warnings],
    };
  }

  /** Why ranges of the entity's own Applications would not see the version. */
  #judgeRanges(
    scope: EntityScope,
    { type }: ChartRepositoryConfig,
    { name, version }: { readonly name: string; readonly version: string },
  ): readonly string[] {
    const warnings = new Set<string>();
    for (const running of this.#options.charts.running(scope)) {
      if (!running.own || running.chart !== name) continue;
      const { targetRevision = '' } = running;
      const judged = versionInRange({ version, targetRevision, type });
      if (judged.refusal) throw new InputError(judged.refusal);
      if (judged.warning) warnings.add(judged.warning);
    }
    return [...warnings];
  }

  /** By name; else where the entity runs the chart from; else the only one. */
  #choose(
    scope: EntityScope,
    chart: string,
    name: string | undefined,
  ): ChartRepositoryConfig {
    const { charts, registries } = this.#options;
    const { repositories } = registries;
    const run = charts.find(scope).find(found => found.chart === chart);
    const chosen = name
      ? repositories.find(repository => repository.name === name)
      : (run?.repository ??
        (repositories.length === 1 ? repositories[0] : undefined));
    return chosen ?? chooseRepository(repositories, { name, repoURL: chart });
  }

  #find(scope: EntityScope, query: ChartsQuery): readonly FoundChart[] {
    return this.#options.charts
      .find(scope)
      .filter(
        ({ chart, repository }) =>
          (!query.chart || query.chart === chart) &&
          (!query.repository || query.repository === repository.name),
      );
  }

  async #read({ repository, chart, runs }: FoundChart): Promise<EntityChart> {
    const base = { repository: repository.name, chart };
    try {
      const versions = await this.#options.registries
        .get(repository)
        .listVersions(chart);
      return {
        ...base,
        versions: versions.slice(0, LISTED).map(version => ({
          ...version,
          runs: runs
            .filter(run => run.version === version.version)
            .map(placeOf),
        })),
      };
    } catch (error) {
      if (!(error instanceof ChartRegistryError)) throw error;
      return { ...base, versions: [], problem: error.message };
    }
  }

  /** A request cannot wait for ever: after a while it says for what it waited. */
  async #locked<T>(
    repository: ChartRepositoryConfig,
    chart: string,
    holder: string,
    run: () => Promise<T>,
  ): Promise<T> {
    const { locks, waitMs = 30_000 } = this.#options;
    const owner = randomUUID();
    const deadline = Date.now() + waitMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      const lock = await publishLock(locks, repository, chart, {
        owner,
        holder,
      });
      if (lock.acquired) break;
      if (Date.now() >= deadline) {
        throw new ServiceUnavailableError(
          `${repository.name} is busy with ${lock.holder}. Try again in a minute.`,
        );
      }
      await sleep(pause);
    }
    try {
      return await run();
    } finally {
      await locks.release(owner);
    }
  }
}

function placeOf({ deploymentId, environment }: FoundChart['runs'][number]) {
  return { deploymentId, environment };
}
