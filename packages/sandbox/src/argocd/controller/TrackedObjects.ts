import { ResourceKey } from '@slipway/sync-waves';
import { LiveObject, SimulatedCluster } from '../../cluster/SimulatedCluster';
import { resourceKey } from '../objects/resourceKey';
import { tracking } from '../objects/tracking';

/** Which objects of a cluster belong to which Application, kept up to date so that nothing has to scan the cluster. */
export class TrackedObjects {
  readonly #cluster: SimulatedCluster;
  readonly #owner = new Map<string, string>();
  readonly #keys = new Map<string, Map<string, ResourceKey>>();

  constructor(cluster: SimulatedCluster) {
    this.#cluster = cluster;
    cluster.list().forEach(object => this.refresh(object.key));
  }

  /** The live objects of an Application, without what they own. */
  of(application: string): LiveObject[] {
    return [...(this.#keys.get(application)?.values() ?? [])].flatMap(
      key => this.#cluster.get(key) ?? [],
    );
  }

  /** Takes a change in and tells which Applications it concerns: those that own the object, or its owners. */
  refresh(key: ResourceKey): ReadonlySet<string> {
    const id = resourceKey.id(key);
    const concerned = new Set<string>();
    const before = this.#owner.get(id);
    const object = this.#cluster.get(key);
    const top = object?.owners.length === 0 ? object : undefined;
    const after = top && tracking.applicationOf(top.object);
    if (before !== undefined) concerned.add(before);
    if (after !== undefined) concerned.add(after);
    if (before !== after) this.#move(id, key, before, after);
    if (object?.owners.length) this.#ofOwners(object, concerned, 0);
    // An owned object that is gone leaves no trace of whose it was: its owner changes with it.
    return concerned;
  }

  #move(
    id: string,
    key: ResourceKey,
    before: string | undefined,
    after: string | undefined,
  ): void {
    if (before !== undefined) this.#keys.get(before)?.delete(id);
    if (after === undefined) {
      this.#owner.delete(id);
      return;
    }
    this.#owner.set(id, after);
    const keys = this.#keys.get(after) ?? new Map<string, ResourceKey>();
    this.#keys.set(after, keys.set(id, key));
  }

  #ofOwners(object: LiveObject, concerned: Set<string>, depth: number): void {
    if (depth > 5) return;
    for (const owner of object.owners) {
      const name = this.#owner.get(resourceKey.id(owner));
      if (name !== undefined) concerned.add(name);
      const live = name === undefined ? this.#cluster.get(owner) : undefined;
      if (live) this.#ofOwners(live, concerned, depth + 1);
    }
  }
}
