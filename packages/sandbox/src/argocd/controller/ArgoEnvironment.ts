import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Clock } from '../../Clock';
import { Logger } from '../../Logger';
import { SourceRenderer } from '../../render/SourceRenderer';
import { ArgoStore } from '../store/ArgoStore';
import { ArgoSettings } from '../settings/ArgoSettings';
import { HealthOf } from '../settings/createHealthOf';
import { EventLog } from './EventLog';
import { TrackedObjects } from './TrackedObjects';

/** What the controllers and the routes work with. */
export interface ArgoEnvironment {
  readonly store: ArgoStore;
  readonly clusters: readonly SimulatedCluster[];
  readonly tracked: ReadonlyMap<SimulatedCluster, TrackedObjects>;
  readonly renderer: SourceRenderer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: EventLog;
  readonly settings: ArgoSettings;
  readonly healthOf: HealthOf;
  /** Milliseconds that a sync waits after each wave but the last. */
  readonly waveDelay: number;
  /** Milliseconds after which every Application is compared again. */
  readonly reconcileEvery: number;
}
