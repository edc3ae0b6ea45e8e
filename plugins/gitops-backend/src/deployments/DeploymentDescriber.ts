import { Deployment } from '@slipway/plugin-gitops-common';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { WaveTimeline } from '@slipway/sync-waves';
import { AccessByAction } from '../access/AccessDecisions';
import { limitAccess } from '../access/limitAccess';
import { linkOf } from '../access/linkOf';
import { IndexedApplication } from '../index/ApplicationIndex';
import { askedImages } from '../ledger/askedImages';
import { FindInitiator } from '../ledger/LedgerRecorder';
import { LedgerEntry, LedgerStore } from '../ledger/LedgerStore';
import { claimedCommand } from '../mappers/initiatorOf';
import { operationKind } from '../mappers/operationKind';
import { toDeployment } from '../mappers/toDeployment';
import { withoutWords } from '../mappers/withoutWords';
import { TimelineReader } from '../timelines/TimelineReader';
import { EntityScope } from './EntityScope';

/** What {@link DeploymentDescriber} is made of. */
export interface DeploymentDescriberOptions {
  readonly config: GitopsConfig;
  readonly ledger: LedgerStore;
  readonly timelines: TimelineReader;
  /** Who asked for an operation through us, while the ledger has no row of it yet. */
  readonly findInitiator: FindInitiator;
  /** @default the machine's clock */
  readonly now?: () => Date;
}

/** Tells of one Application what the person may know of it. Costs no call to Argo CD. */
export class DeploymentDescriber {
  readonly #options: DeploymentDescriberOptions;

  constructor(options: DeploymentDescriberOptions) {
    this.#options = options;
  }

  /** Without words of Argo CD where the Application is the entity's by the entity's own word alone. */
  async describe(
    scope: EntityScope,
    known: IndexedApplication,
    timeline?: WaveTimeline,
  ): Promise<Deployment> {
    const { config, ledger, timelines } = this.#options;
    const { firm } = linkOf(known.application, scope.entity, config.ownership);
    const indexed = firm
      ? known
      : { ...known, application: withoutWords(known.application) };
    const { last, lastSuccess } = await ledger.summary(indexed.id);
    const asked = (await this.#askedByUs(indexed, last)) ?? last;
    const instance = config.instances.find(
      ({ name }) => name === indexed.id.instance,
    );
    return toDeployment(indexed, {
      instance: instance ?? { name: indexed.id.instance },
      environments: config.environments,
      access: this.#access(scope, indexed),
      now: this.#options.now?.() ?? new Date(),
      timeline,
      targetImages: timelines.latest(indexed)?.images,
      askedImages: await askedImages(indexed, ledger),
      lastSuccess: lastSuccess && {
        startedAt: lastSuccess.startedAt,
        by: lastSuccess.by,
        images: lastSuccess.version.images,
      },
      lastOperation: asked && {
        ...asked,
        reason: firm ? asked.reason : undefined,
      },
    });
  }

  async #askedByUs(
    { id, application }: IndexedApplication,
    last: LedgerEntry | undefined,
  ) {
    const state = application.status?.operationState;
    const claimed = claimedCommand(state?.operation);
    if (!state || !claimed || last?.startedAt === state.startedAt) {
      return undefined;
    }
    const { startedAt } = state;
    const ours = await this.#options.findInitiator({
      ...id,
      startedAt,
      claimed,
      kind: operationKind(state.operation),
    });
    return ours && { startedAt, by: ours.actor, reason: ours.reason };
  }

  #access(scope: EntityScope, indexed: IndexedApplication): AccessByAction {
    const { config } = this.#options;
    const { ownership } = config;
    return limitAccess(scope.access, indexed, {
      link: linkOf(indexed.application, scope.entity, ownership),
      config,
    });
  }
}
