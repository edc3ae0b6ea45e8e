import { PlannedWave } from '../types/WavePlan';
import { TimelineWave } from '../types/WaveTimeline';
import { earliest } from './earliest';
import { LiveIndex } from './liveIndex';
import { OperationContext } from './operationContext';
import {
  ResourceFacts,
  resourceProgress,
  ResourceProgress,
} from './resourceProgress';

/** A wave with the judgement on each of its objects, before its neighbours are looked at. */
export interface WaveFacts {
  readonly wave: PlannedWave;
  readonly resources: readonly {
    readonly facts: ResourceFacts;
    readonly progress: ResourceProgress;
  }[];
  /** True when anything shows that this operation has come to the wave. */
  readonly begun: boolean;
  readonly startedAt?: string;
  readonly before?: TimelineWave;
}

export interface WaveFactsOptions {
  readonly wave: PlannedWave;
  readonly index: LiveIndex;
  readonly operation: OperationContext;
  readonly lastWave: boolean;
  /** The wave in the timeline of the call before. */
  readonly before?: TimelineWave;
}

export function waveFacts(options: WaveFactsOptions): WaveFacts {
  const { wave, index, operation, lastWave, before } = options;
  const resources = wave.resources.map((planned, position) => {
    const known = before?.resources[position];
    const facts: ResourceFacts = {
      planned,
      result: index.resultOf(planned, wave.phase),
      live: index.resourceOf(planned, wave.phase),
      before:
        known?.name === planned.name && known.kind === planned.kind
          ? known
          : undefined,
      lastWave,
    };
    return { facts, progress: resourceProgress(facts, operation) };
  });
  return {
    wave,
    resources,
    begun: resources.some(
      ({ facts, progress }) =>
        progress.startedAt !== undefined || facts.result !== undefined,
    ),
    startedAt: earliest([
      before?.startedAt,
      ...resources.map(({ progress }) => progress.startedAt),
    ]),
    before,
  };
}
