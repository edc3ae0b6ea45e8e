/**
 * Argo CD's ordering of resources as pure functions: phases, waves, plans and live progress.
 *
 * @packageDocumentation
 */
export type { Manifest, ManifestMetadata } from './types/Manifest';
export type {
  PlannedResource,
  PlannedWave,
  ResourceKey,
  SyncPhase,
  WavePlan,
} from './types/WavePlan';
export type {
  LiveChild,
  LiveOperation,
  LiveResource,
  LiveResult,
} from './types/LiveOperation';
export type {
  TimelineResource,
  TimelineWave,
  WaveState,
  WaveTimeline,
} from './types/WaveTimeline';
