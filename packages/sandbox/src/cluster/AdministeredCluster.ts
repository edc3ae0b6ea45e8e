import { ResourceKey } from '@slipway/sync-waves';
import { SimulatedCluster } from './SimulatedCluster';

/** A simulated cluster with what only its owner may do: break things on purpose. */
export interface AdministeredCluster extends SimulatedCluster {
  /** Changes a live object behind everybody's back, by a JSON merge patch. Rejects for an unknown object. */
  edit(key: ResourceKey, patch: Readonly<Record<string, unknown>>): void;
  /** True while nothing becomes ready any more. */
  readonly readinessPaused: boolean;
  setReadinessPaused(paused: boolean): void;
  /** Writes the state now; done by itself shortly after every change and on `stop`. */
  save(): void;
}
