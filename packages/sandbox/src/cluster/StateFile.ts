import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StoredObject } from './controllers/Controller';

const key = z.object({
  group: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
});
const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({}),
});
const schema = z.object({
  version: z.number(),
  objects: z.array(
    z.object({
      key,
      uid: z.string(),
      object: manifest,
      lastApplied: manifest.optional(),
      owners: z.array(key.extend({ uid: z.string() })),
      createdMs: z.number(),
      deletingMs: z.number().optional(),
      resourceVersion: z.number(),
    }),
  ),
});

/** What a cluster keeps over a restart. */
export interface ClusterState {
  readonly version: number;
  readonly objects: readonly StoredObject[];
}

/** A cluster's state in a JSON file, replaced as a whole so that a crash leaves the old one. */
export class StateFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The state, or an empty one when there is no file yet. Throws a sentence when the file cannot be understood. */
  read(): ClusterState {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return { version: 1000, objects: [] };
    }
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      throw new Error(
        `${this.#path} does not hold the state of a sandbox cluster; start the sandbox with --clean to begin anew.`,
      );
    }
    return parsed.data as ClusterState;
  }

  write(state: ClusterState): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const next = `${this.#path}.next`;
    writeFileSync(next, JSON.stringify(state));
    renameSync(next, this.#path);
  }
}
