import { ResourceKey } from '@slipway/sync-waves';
import { StoredObject } from './controllers/Controller';

const idOf = (key: ResourceKey) =>
  [key.group, key.kind, key.namespace, key.name].join('/');

/** The objects of a cluster with the ways to find them. Knows nothing of what they mean. */
export class ObjectStore {
  readonly #byId = new Map<string, StoredObject>();
  readonly #byUid = new Map<string, StoredObject>();
  readonly #children = new Map<string, Set<string>>();
  #version: number;

  constructor(version: number, objects: readonly StoredObject[]) {
    this.#version = version;
    objects.forEach(object => this.put(object));
  }

  /** The newest resource version. */
  get version(): number {
    return this.#version;
  }

  nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  get(key: ResourceKey): StoredObject | undefined {
    return this.#byId.get(idOf(key));
  }

  byUid(uid: string): StoredObject | undefined {
    return this.#byUid.get(uid);
  }

  all(): readonly StoredObject[] {
    return [...this.#byUid.values()];
  }

  childrenOf(uid: string): readonly StoredObject[] {
    return [...(this.#children.get(uid) ?? [])].flatMap(
      child => this.#byUid.get(child) ?? [],
    );
  }

  inNamespace(namespace: string): readonly StoredObject[] {
    return this.all().filter(object => object.key.namespace === namespace);
  }

  put(object: StoredObject): void {
    this.#byId.set(idOf(object.key), object);
    this.#byUid.set(object.uid, object);
    for (const owner of object.owners) {
      const children = this.#children.get(owner.uid) ?? new Set();
      this.#children.set(owner.uid, children.add(object.uid));
    }
  }

  remove(object: StoredObject): void {
    this.#byId.delete(idOf(object.key));
    this.#byUid.delete(object.uid);
    this.#children.delete(object.uid);
    for (const owner of object.owners) {
      this.#children.get(owner.uid)?.delete(object.uid);
    }
  }
}
