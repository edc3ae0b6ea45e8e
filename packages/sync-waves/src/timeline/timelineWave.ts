import {
  TimelineResource,
  TimelineWave,
  WaveState,
} from '../types/WaveTimeline';
import { earliest } from './earliest';
import { OperationContext } from './operationContext';
import { podSummary } from './podSummary';
import { ResourceFacts, ResourceProgress } from './resourceProgress';
import { tellingMessage } from './tellingMessage';
import { WaveFacts } from './waveFacts';

/** What a wave has to know of its surroundings. */
export interface WaveSurroundings {
  readonly operation: OperationContext;
  /** True when a wave behind it has begun, so that Argo CD is through with this one. */
  readonly laterBegan: boolean;
  /** RFC 3339; when the next wave that began did. */
  readonly nextStartedAt?: string;
  readonly usualSeconds?: number;
  readonly stuckAfterSeconds: number;
}

const PATIENCE = { factor: 3, leastSeconds: 30 };

/** The finished picture of one wave. */
export function timelineWave(
  facts: WaveFacts,
  surroundings: WaveSurroundings,
): TimelineWave {
  const { wave, before } = facts;
  const resources = facts.resources.map(resource =>
    timelineResource(resource, facts, surroundings),
  );
  const state = waveState(resources, facts.begun || surroundings.laterBegan);
  const ended = state === 'done' || state === 'failed';
  const finishedAt = ended
    ? (before?.finishedAt ?? endOf(facts.startedAt, surroundings))
    : undefined;
  return {
    phase: wave.phase,
    wave: wave.wave,
    state,
    ...(facts.startedAt !== undefined && { startedAt: facts.startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    done: resources.filter(resource => resource.state === 'done').length,
    resources,
    ...(surroundings.usualSeconds !== undefined && {
      usualSeconds: surroundings.usualSeconds,
    }),
  };
}

function waveState(
  resources: readonly TimelineResource[],
  begun: boolean,
): WaveState {
  const has = (state: WaveState) =>
    resources.some(resource => resource.state === state);
  if (has('failed')) {
    return 'failed';
  }
  if (has('stuck')) {
    return 'stuck';
  }
  if (resources.every(({ state }) => state === 'done')) {
    return 'done';
  }
  if (has('skipped')) {
    return resources.every(
      ({ state }) => state === 'skipped' || state === 'done',
    ) && begun
      ? 'done'
      : 'skipped';
  }
  return has('running') || begun ? 'running' : 'waiting';
}

function timelineResource(
  { facts, progress }: WaveFacts['resources'][number],
  wave: WaveFacts,
  surroundings: WaveSurroundings,
): TimelineResource {
  const { planned, live, before } = facts;
  const pods = podSummary(live?.children);
  const state = resourceState(facts, progress, wave, surroundings);
  const startedAt = progress.startedAt;
  const ended = state === 'done' || state === 'failed';
  const finishedAt =
    ended && startedAt !== undefined
      ? (before?.finishedAt ?? endOf(startedAt, surroundings))
      : undefined;
  const message = tellingMessage(facts, pods);
  return {
    ...planned,
    state,
    ...(live?.sync !== undefined && { sync: live.sync }),
    ...(live?.health !== undefined && { health: live.health }),
    ...(message !== undefined && { message }),
    ...(live?.images && { images: live.images }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(pods && { ready: pods.ready }),
    ...(live?.children && { children: live.children }),
    ...(live?.resourceVersion !== undefined && {
      resourceVersion: live.resourceVersion,
    }),
  };
}

function resourceState(
  facts: ResourceFacts,
  progress: ResourceProgress,
  wave: WaveFacts,
  { operation, laterBegan, ...patience }: WaveSurroundings,
): WaveState {
  const running = operation.kind === 'running';
  if (progress.state === 'waiting' && running && laterBegan) {
    // Unchanged and left out of the report, or gone again: Argo CD went on all the same.
    return 'done';
  }
  if (progress.state !== 'running') {
    return progress.state;
  }
  if (running && laterBegan) {
    return 'done';
  }
  const trouble = podSummary(facts.live?.children)?.trouble !== undefined;
  const { usualSeconds, stuckAfterSeconds } = patience;
  const limit =
    usualSeconds === undefined
      ? stuckAfterSeconds
      : Math.max(PATIENCE.factor * usualSeconds, PATIENCE.leastSeconds);
  const since = progress.startedAt ?? wave.startedAt;
  const late =
    running &&
    since !== undefined &&
    Date.parse(operation.now) - Date.parse(since) > limit * 1000;
  return trouble || late ? 'stuck' : 'running';
}

// Nobody writes down when an object became healthy: it was before the next wave began, before the operation ended and
// before now, whichever is first.
function endOf(
  startedAt: string | undefined,
  { operation, nextStartedAt }: WaveSurroundings,
): string | undefined {
  if (operation.kind === 'none') {
    return undefined;
  }
  const end = earliest([
    nextStartedAt,
    operation.kind === 'running' ? operation.now : operation.finishedAt,
  ]);
  return end !== undefined &&
    startedAt !== undefined &&
    Date.parse(end) < Date.parse(startedAt)
    ? startedAt
    : end;
}
