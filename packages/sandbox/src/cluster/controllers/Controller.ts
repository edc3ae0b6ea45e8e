import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { ClusterTimings } from '../ClusterTimings';

/** An object as the cluster keeps it. Replaced as a whole on every change. */
export interface StoredObject {
  readonly key: ResourceKey;
  readonly uid: string;
  /** With server-written metadata and status. */
  readonly object: Manifest;
  /** What was applied last, with its namespace; absent for what a controller made. */
  readonly lastApplied?: Manifest;
  readonly owners: readonly (ResourceKey & { readonly uid: string })[];
  /** Milliseconds since the epoch; `creationTimestamp` has whole seconds only. */
  readonly createdMs: number;
  readonly deletingMs?: number;
  readonly resourceVersion: number;
}

/** What a controller may do. Changes that change nothing are free, so a controller may run as often as it likes. */
export interface ControllerContext {
  readonly timings: ClusterTimings;
  /** True while nothing may become ready: a wave that sticks, on purpose. */
  readonly readinessPaused: boolean;
  now(): number;
  get(key: ResourceKey): StoredObject | undefined;
  children(uid: string): readonly StoredObject[];
  inNamespace(namespace: string): readonly StoredObject[];
  /** Makes an object that belongs to another one. An existing one of that key is left alone. */
  create(manifest: Manifest, owner?: StoredObject): void;
  /** Replaces parts of spec or metadata. */
  update(uid: string, change: (object: Manifest) => Manifest): void;
  setStatus(uid: string, status: Readonly<Record<string, unknown>>): void;
  remove(key: ResourceKey): void;
  /** Runs the controller of this object again after so many milliseconds. */
  requeue(uid: string, milliseconds: number): void;
}

/** Brings one object closer to its spec. Called after every change of it, of its children, and when asked for. */
export type Controller = (
  stored: StoredObject,
  context: ControllerContext,
) => void;
