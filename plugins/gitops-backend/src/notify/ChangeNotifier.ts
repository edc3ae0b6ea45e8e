import {
  DeploymentId,
  formatDeploymentId,
} from '@slipway/plugin-gitops-common';
import { BoundedMap } from '../timelines/BoundedMap';

const WATCHED_DEPLOYMENTS = 10_000;
const REFS_OF_ONE = 20;

/**
 * Tells browsers that something of an entity has changed, at most once a second for each entity. They are told which
 * entity, never what: they ask again with their own rights.
 */
export class ChangeNotifier {
  readonly #publish: (entityRef: string) => Promise<void>;
  readonly #quietMs: number;
  readonly #seenBy = new BoundedMap<readonly string[]>(WATCHED_DEPLOYMENTS);
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #toldAt = new BoundedMap<number>(WATCHED_DEPLOYMENTS);

  constructor(options: {
    readonly publish: (entityRef: string) => Promise<void>;
    /** @default 1000 */
    readonly quietMs?: number;
  }) {
    this.#publish = options.publish;
    this.#quietMs = options.quietMs ?? 1000;
  }

  /** Remembers that an entity shows a deployment. */
  watch(deployment: DeploymentId, entityRef: string): void {
    const key = formatDeploymentId(deployment);
    const refs = this.#seenBy.get(key) ?? [];
    if (refs.includes(entityRef)) return;
    this.#seenBy.set(key, [...refs, entityRef].slice(-REFS_OF_ONE));
  }

  /** Tells every entity that shows a deployment. */
  deploymentChanged(deployment: DeploymentId, named?: string): void {
    const refs = this.#seenBy.get(formatDeploymentId(deployment)) ?? [];
    new Set([...refs, ...(named ? [named] : [])]).forEach(ref =>
      this.entityChanged(ref),
    );
  }

  /** Tells that something of an entity has changed. */
  entityChanged(entityRef: string): void {
    if (this.#waiting.has(entityRef)) return;
    const since = Date.now() - (this.#toldAt.get(entityRef) ?? 0);
    const timer = setTimeout(
      () => {
        this.#waiting.delete(entityRef);
        this.#toldAt.set(entityRef, Date.now());
        // A lost signal costs nothing: browsers also ask again by themselves.
        this.#publish(entityRef).catch(() => {});
      },
      Math.max(0, this.#quietMs - since),
    );
    timer.unref();
    this.#waiting.set(entityRef, timer);
  }

  stop(): void {
    this.#waiting.forEach(timer => clearTimeout(timer));
    this.#waiting.clear();
  }
}
