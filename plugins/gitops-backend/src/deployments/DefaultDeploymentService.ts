import { InputError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  formatDeploymentId,
  HistoryPage,
  parseDeploymentId,
} from '@slipway/plugin-gitops-common';
import { ArgoCdError, GitopsConfig } from '@slipway/plugin-gitops-node';
import { WaveTimeline } from '@slipway/sync-waves';
import { EntityLink, linkOf } from '../access/linkOf';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import {
  ApplicationIndex,
  IndexedApplication,
} from '../index/ApplicationIndex';
import { HistoryReader } from '../ledger/HistoryReader';
import { FindInitiator } from '../ledger/LedgerRecorder';
import { LedgerStore } from '../ledger/LedgerStore';
import { headlineOf } from '../mappers/headlineOf';
import { withoutTimelineWords } from '../mappers/withoutTimelineWords';
import { withDrift } from '../mappers/withDrift';
import { ChangeNotifier } from '../notify/ChangeNotifier';
import { PlanReader, PlanTarget } from '../plans/PlanReader';
import { TimelineReader } from '../timelines/TimelineReader';
import { DeploymentDescriber } from './DeploymentDescriber';
import { EntityScope } from './EntityScope';
import { findDeployments } from './findDeployments';
import { groupByEnvironment } from './groupByEnvironment';

/** What {@link DefaultDeploymentService} is made of. */
export interface DeploymentServiceOptions {
  readonly config: GitopsConfig;
  readonly clients: ArgoCdClients;
  readonly index: ApplicationIndex;
  readonly timelines: TimelineReader;
  readonly ledger: LedgerStore;
  readonly history: HistoryReader;
  readonly plans: PlanReader;
  readonly notifier: ChangeNotifier;
  /** Who asked for an operation through us, while the ledger has no row of it yet. */
  readonly findInitiator: FindInitiator;
  /** @default the machine's clock */
  readonly now?: () => Date;
}

/**
 * Reads the deployments of an entity. It trusts its callers: only `AuthorizedDeploymentService` may call it.
 */
export class DefaultDeploymentService {
  readonly #options: DeploymentServiceOptions;
  readonly #describer: DeploymentDescriber;

  constructor(options: DeploymentServiceOptions) {
    this.#options = options;
    this.#describer = new DeploymentDescriber(options);
  }

  /** Everything the tab shows first. Costs no call to Argo CD. */
  async getOverview(scope: EntityScope): Promise<DeploymentsOverview> {
    const { index, config, notifier, timelines } = this.#options;
    const found = findDeployments(scope.entity, index.list());
    const deployments = await Promise.all(
      found.applications.map(indexed => {
        notifier.watch(indexed.id, scope.entityRef);
        const latest = timelines.latest(indexed);
        return this.#describer.describe(scope, indexed, latest?.timeline);
      }),
    );
    return {
      entityRef: scope.entityRef,
      environments: withDrift(
        groupByEnvironment(deployments, config.environments),
      ),
      problems: index.problems(),
      setup: found.setup,
      lookup: found.lookup,
      generatedAt: this.#now().toISOString(),
    };
  }

  /** One deployment, read afresh. When Argo CD cannot be reached it is what was known last, marked as stale. */
  async getDetail(scope: EntityScope, id: string): Promise<DeploymentDetail> {
    const known = this.find(scope, id);
    const { timelines } = this.#options;
    const reading = known.staleSince
      ? undefined
      : await timelines.read(known).catch(undefinedWhenUnreachable);
    if (!reading) {
      const staleSince = known.staleSince ?? this.#now().toISOString();
      const stale = { ...known, staleSince };
      const latest = timelines.latest(known);
      return this.#detail(scope, stale, latest?.timeline, []);
    }
    const { indexed, tree, timeline } = reading;
    const hosts = (tree.nodes ?? []).flatMap(
      ({ networkingInfo }) => networkingInfo?.externalURLs ?? [],
    );
    return this.#detail(scope, indexed, timeline, hosts);
  }

  /** A page of the ledger, newest first. */
  async getHistory(
    scope: EntityScope,
    id: string,
    options: { readonly cursor?: string } = {},
  ): Promise<HistoryPage> {
    return this.#options.history.read(this.find(scope, id), options);
  }

  /** What bringing a version would do. */
  getPlan(
    scope: EntityScope,
    id: string,
    target: PlanTarget,
  ): Promise<DeploymentPlan> {
    return this.#options.plans.read(this.find(scope, id), target);
  }

  /** Makes Argo CD compare an Application with its source now. */
  async refresh(scope: EntityScope, id: string): Promise<void> {
    const indexed = this.find(scope, id);
    const fresh = await this.#options.clients
      .getClient(indexed.id.instance)
      .get(
        {
          name: indexed.id.name,
          namespace: indexed.id.namespace,
          project: indexed.application.spec.project,
        },
        { refresh: 'normal' },
      );
    this.#options.index.offer(indexed.id.instance, fresh);
  }

  /** Whether the Application belongs to the entity by more than the entity's own word. */
  linkOf(scope: EntityScope, id: string): EntityLink {
    const { application } = this.find(scope, id);
    return linkOf(application, scope.entity, this.#options.config.ownership);
  }

  /** The deployment without a call to Argo CD. */
  describe(scope: EntityScope, id: string): Promise<Deployment> {
    return this.#describer.describe(scope, this.find(scope, id));
  }

  /**
   * The Application of an id, if it belongs to the entity.
   *
   * @throws InputError when the id has another shape, NotFoundError when the entity has no such deployment.
   */
  find(scope: EntityScope, id: string): IndexedApplication {
    const parsed = parseDeploymentId(id);
    const { config, index } = this.#options;
    if (!config.instances.some(({ name }) => name === parsed.instance)) {
      throw new InputError(
        `There is no Argo CD instance '${parsed.instance}'. Known are: ${
          config.instances.map(({ name }) => name).join(', ') || 'none'
        }.`,
      );
    }
    const indexed = index.get(parsed);
    const found =
      indexed && findDeployments(scope.entity, [indexed]).applications[0];
    if (!found) {
      throw new NotFoundError(
        `${scope.entityRef} has no deployment '${formatDeploymentId(
          parsed,
        )}'. Look at its deployments for the ones it has.`,
      );
    }
    return found;
  }

  async #detail(
    scope: EntityScope,
    indexed: IndexedApplication,
    read: WaveTimeline | undefined,
    hosts: readonly string[],
  ): Promise<DeploymentDetail> {
    const { index, config } = this.#options;
    const { firm } = linkOf(
      indexed.application,
      scope.entity,
      config.ownership,
    );
    const timeline = firm || !read ? read : withoutTimelineWords(read);
    const own = await this.#describer.describe(scope, indexed, timeline);
    const siblings = await Promise.all(
      findDeployments(scope.entity, index.list())
        .applications.filter(({ id }) => formatDeploymentId(id) !== own.id)
        .map(sibling => this.#describer.describe(scope, sibling)),
    );
    const grouped = withDrift(
      groupByEnvironment([own, ...siblings], config.environments),
    );
    const deployment =
      grouped
        .flatMap(({ deployments }) => deployments)
        .find(({ id }) => id === own.id) ?? own;
    const summary = indexed.application.status?.summary?.externalURLs ?? [];
    return {
      deployment,
      timeline,
      headline: headlineOf(deployment, timeline, this.#now()),
      externalUrls: [...new Set([...summary, ...hosts])].filter(url =>
        /^https?:\/\//.test(url),
      ),
    };
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

function undefinedWhenUnreachable(error: unknown): undefined {
  if (error instanceof ArgoCdError && error.kind === 'unavailable') {
    return undefined;
  }
  throw error;
}
