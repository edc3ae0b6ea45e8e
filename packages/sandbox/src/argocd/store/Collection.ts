import { ObjectMeta } from '../objects/Application';
import { ObjectFiles } from './ObjectFiles';

export interface StoredObject {
  readonly metadata: ObjectMeta;
}

export interface ChangeEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: T;
}

/** Objects of one kind by name, kept in files, with Kubernetes' resource versions and change events. */
export class Collection<T extends StoredObject> {
  readonly #objects = new Map<string, T>();
  readonly #listeners = new Set<(event: ChangeEvent<T>) => void>();
  readonly #files: ObjectFiles<T>;
  readonly #nextVersion: () => string;

  constructor(files: ObjectFiles<T>, nextVersion: () => string) {
    this.#files = files;
    this.#nextVersion = nextVersion;
    files
      .readAll()
      .forEach(object => this.#objects.set(object.metadata.name, object));
  }

  get(name: string): T | undefined {
    return this.#objects.get(name);
  }

  /** Sorted by name. */
  list(): T[] {
    return [...this.#objects.values()].sort((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
  }

  /**
   * Adds or replaces; the object gets the next resource version, and a generation more. What is only in memory reaches
   * the file with the next write of the object.
   */
  put(object: T, options: { readonly inMemoryOnly?: boolean } = {}): T {
    const { name } = object.metadata;
    const before = this.#objects.get(name);
    const stored = {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: this.#nextVersion(),
        generation: (before?.metadata.generation ?? 0) + 1,
      },
    };
    this.#objects.set(name, stored);
    if (!options.inMemoryOnly) this.#files.write(name, stored);
    this.#tell({ type: before ? 'MODIFIED' : 'ADDED', object: stored });
    return stored;
  }

  /** Changes an object; nothing is written when the change gives the same object back. Undefined: it is gone. */
  update(
    name: string,
    change: (object: T) => T,
    options: { readonly inMemoryOnly?: boolean } = {},
  ): T | undefined {
    const before = this.#objects.get(name);
    if (!before) return undefined;
    const after = change(before);
    return after === before ? before : this.put(after, options);
  }

  remove(name: string): void {
    const before = this.#objects.get(name);
    if (!before) return;
    this.#objects.delete(name);
    this.#files.remove(name);
    this.#tell({
      type: 'DELETED',
      object: {
        ...before,
        metadata: { ...before.metadata, resourceVersion: this.#nextVersion() },
      },
    });
  }

  onChange(listener: (event: ChangeEvent<T>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: ChangeEvent<T>): void {
    [...this.#listeners].forEach(listener => listener(event));
  }
}
