/**
 * Argo CD's ordering of resources as pure functions: phases, waves, plans and live progress.
 *
 * @packageDocumentation
 */
export * from './order/waveOf';
export * from './order/phasesOf';
export * from './order/hookDeletePolicies';
export * from './order/kindRank';
export * from './order/isBuiltInClusterScoped';
export * from './order/apiGroupOf';
export * from './order/resourceKeyOf';
export * from './order/SyncTask';
export * from './order/createTasks';
export * from './order/compareTasks';
export * from './order/orderTasks';
export * from './order/groupTasks';
export * from './plan/planWaves';
export * from './timeline/waveProgress';
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
