import { ArgoCdError, ArgoResourceTree } from '@slipway/plugin-gitops-node';
import {
  formatDeploymentId,
  DeploymentId,
} from '@slipway/plugin-gitops-common';
import { WaveTimeline, waveProgress } from '@slipway/sync-waves';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import {
  ApplicationIndex,
  IndexedApplication,
} from '../index/ApplicationIndex';
import { toLiveOperation } from '../mappers/toLiveOperation';
import { UsualSeconds } from '../ledger/usualSeconds';
import { imagesOf } from '../plans/imagesOf';
import { BoundedMap } from './BoundedMap';
import { ManifestReader } from './ManifestReader';
import { planOfOperation } from './planOfOperation';

const KEPT_TIMELINES = 500;

/** One deployment read afresh. */
export interface TimelineReading {
  readonly indexed: IndexedApplication;
  readonly tree: ArgoResourceTree;
  /** Absent when Argo CD cannot render the Application. */
  readonly timeline?: WaveTimeline;
}

/** What {@link TimelineReader} is made of. */
export interface TimelineReaderOptions {
  readonly clients: ArgoCdClients;
  readonly index: ApplicationIndex;
  readonly manifests: ManifestReader;
  /** What the waves of a deployment usually take. */
  readonly usual?: (id: DeploymentId) => Promise<UsualSeconds>;
  readonly now?: () => Date;
}

/** What is remembered of a reading. */
export interface KeptTimeline {
  readonly timeline: WaveTimeline;
  /** The images that the operation brings, by its manifests. */
  readonly images: readonly string[];
}

/**
 * Reads single deployments: Application, tree and plan, joined into a timeline. Callers that ask for the same one at the
 * same time share the reading; each reading goes on from the one before, so that times stay as they were seen.
 */
export class TimelineReader {
  readonly #options: TimelineReaderOptions;
  readonly #running = new Map<string, Promise<TimelineReading>>();
  readonly #kept = new BoundedMap<KeptTimeline>(KEPT_TIMELINES);

  constructor(options: TimelineReaderOptions) {
    this.#options = options;
  }

  /** What the last reading gave, if it was of the operation that the Application reports now. */
  latest({ id, application }: IndexedApplication): KeptTimeline | undefined {
    const kept = this.#kept.get(formatDeploymentId(id));
    const startedAt = application.status?.operationState?.startedAt;
    return kept?.timeline.operationStartedAt === startedAt ? kept : undefined;
  }

  /** @throws ArgoCdError when Argo CD cannot be asked or does not have it any more. */
  read(indexed: IndexedApplication): Promise<TimelineReading> {
    const key = formatDeploymentId(indexed.id);
    const known = this.#running.get(key);
    if (known) return known;
    const reading = this.#read(indexed).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, reading);
    return reading;
  }

  async #read({ id, application }: IndexedApplication) {
    const client = this.#options.clients.getClient(id.instance);
    const ref = {
      name: id.name,
      namespace: id.namespace,
      project: application.spec.project,
    };
    const [fresh, tree] = await Promise.all([
      client.get(ref),
      client.resourceTree(ref).catch(emptyWhenBroken),
    ]);
    this.#options.index.offer(id.instance, fresh);
    const indexed = { id, application: fresh };
    const timeline = await this.#timeline(indexed, tree);
    return { indexed, tree, timeline };
  }

  async #timeline(
    indexed: IndexedApplication,
    tree: ArgoResourceTree,
  ): Promise<WaveTimeline | undefined> {
    const key = formatDeploymentId(indexed.id);
    let manifests;
    try {
      manifests = await this.#options.manifests.ofOperation(indexed);
    } catch (error) {
      if (isBroken(error)) return undefined;
      throw error;
    }
    const timeline = waveProgress(
      planOfOperation(indexed.application, manifests),
      toLiveOperation(indexed.application, tree),
      {
        now: this.#options.now?.(),
        previous: this.#kept.get(key)?.timeline,
        usualSeconds: await this.#options.usual?.(indexed.id),
      },
    );
    this.#kept.set(key, { timeline, images: imagesOf(manifests) });
    return timeline;
  }

  /** Forgets a deployment that is gone. */
  forget(id: DeploymentId): void {
    this.#kept.delete(formatDeploymentId(id));
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof ArgoCdError && error.kind === 'cannot-render';
}

function emptyWhenBroken(error: unknown): ArgoResourceTree {
  if (isBroken(error)) return {};
  throw error;
}
