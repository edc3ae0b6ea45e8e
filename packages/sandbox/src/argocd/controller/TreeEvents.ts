import { ResourceTree } from './resourceTree';

type Listener = (name: string, tree: ResourceTree) => void;

/** Tells the trees of Applications, each only when it has changed. */
export class TreeEvents {
  readonly #listeners = new Set<Listener>();
  readonly #told = new Map<string, string>();

  /** Calls back with the whole tree. Returns the way to stop it. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(name: string, tree: ResourceTree | undefined): void {
    const text = JSON.stringify(tree);
    if (!tree || this.#told.get(name) === text) return;
    this.#told.set(name, text);
    this.#listeners.forEach(listener => listener(name, tree));
  }

  forget(name: string): void {
    this.#told.delete(name);
  }
}
