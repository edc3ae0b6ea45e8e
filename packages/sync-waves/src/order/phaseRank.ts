import { SyncPhase } from '../types/WavePlan';

/** Phases in the order in which a sync runs them. */
export const phaseRank: Readonly<Record<SyncPhase, number>> = {
  PreSync: -1,
  Sync: 0,
  PostSync: 1,
  SyncFail: 2,
};
