import { LiveOperation } from '../types/LiveOperation';
import { PlannedWave, WavePlan } from '../types/WavePlan';
import { TimelineWave, WaveTimeline } from '../types/WaveTimeline';
import { earliest } from './earliest';
import { liveIndex } from './liveIndex';
import { operationContext } from './operationContext';
import { WaveFacts, waveFacts } from './waveFacts';
import { timelineWave } from './timelineWave';

/**
 * What the timeline depends on beside the plan and the cluster.
 *
 * @public
 */
export interface WaveProgressOptions {
  /**
   * The time on the server's clock, as near as the caller knows it.
   *
   * @defaultValue the machine's clock
   */
  readonly now?: Date;
  /**
   * What the call before gave. With it, objects that were only changed get the time when that was seen, and times stay
   * as they were. A timeline of another operation is not used.
   */
  readonly previous?: WaveTimeline;
  /** What a wave usually takes, in seconds; undefined when that is not known. */
  readonly usualSeconds?: (
    wave: Pick<PlannedWave, 'phase' | 'wave'>,
  ) => number | undefined;
  /**
   * After how many seconds a wave counts as stuck when nothing reports an error and no usual time is known. With a
   * usual time it is three times that, and never less than half a minute.
   *
   * @defaultValue 300
   */
  readonly stuckAfterSeconds?: number;
}

/**
 * Joins plan, Argo CD's report and the live objects into one timeline. A wave has begun when one of its objects was
 * reported, is younger than the operation, or changed since the call before; and when a later wave has begun, all
 * before it are done, since Argo CD waits between them. So the timeline does not lag behind the cluster as the report
 * does. Call it with each new reading, and pass the last result as `previous`.
 *
 * @public
 */
export function waveProgress(
  plan: WavePlan,
  live: LiveOperation,
  options: WaveProgressOptions = {},
): WaveTimeline {
  const operation = operationContext(live, options.now ?? new Date());
  const previous =
    options.previous?.operationStartedAt === live.startedAt
      ? options.previous
      : undefined;
  const index = liveIndex(live);
  const facts = withFailureWaves(plan, live).map((wave, position, all) =>
    waveFacts({
      wave,
      index,
      operation,
      lastWave: position === all.length - 1,
      before: previous?.waves.find(
        known => known.phase === wave.phase && known.wave === wave.wave,
      ),
    }),
  );
  const waves = inTurn(facts, operation.kind === 'running', (fact, position) =>
    timelineWave(fact, {
      operation,
      laterBegan: facts.slice(position + 1).some(({ begun }) => begun),
      nextStartedAt: earliest(
        facts.slice(position + 1).map(({ startedAt }) => startedAt),
      ),
      usualSeconds: options.usualSeconds?.(fact.wave),
      stuckAfterSeconds: options.stuckAfterSeconds ?? 300,
    }),
  );
  const active = waves.findIndex(
    ({ state }) => state === 'running' || state === 'stuck',
  );
  return {
    ...(live.startedAt !== undefined && { operationStartedAt: live.startedAt }),
    waves,
    ...(active >= 0 && { activeWave: active }),
    doneWaves: waves.filter(({ state }) => state === 'done').length,
    ...(active >= 0 &&
      operation.kind === 'running' && { waitsFor: waitsFor(waves[active]) }),
  };
}

function withFailureWaves(
  plan: WavePlan,
  live: LiveOperation,
): readonly PlannedWave[] {
  const failing = live.results.some(
    ({ syncPhase, hookType }) => (syncPhase ?? hookType) === 'SyncFail',
  );
  return failing ? [...plan.waves, ...plan.onFailure] : plan.waves;
}

// A wave behind one that is stuck or failed does not wait for its turn only: it is blocked.
function inTurn(
  facts: readonly WaveFacts[],
  running: boolean,
  judge: (fact: WaveFacts, position: number) => TimelineWave,
): TimelineWave[] {
  let trouble = false;
  return facts.map((fact, position) => {
    const wave = judge(fact, position);
    if (trouble && wave.state === 'waiting') {
      return {
        ...wave,
        state: 'blocked',
        resources: wave.resources.map(resource => ({
          ...resource,
          state: resource.state === 'waiting' ? 'blocked' : resource.state,
        })),
      };
    }
    trouble ||= running && (wave.state === 'stuck' || wave.state === 'failed');
    return wave;
  });
}

function waitsFor({
  phase,
  wave,
  resources,
}: TimelineWave): NonNullable<WaveTimeline['waitsFor']> {
  return {
    phase,
    wave,
    resources: resources
      .filter(({ state }) => state !== 'done')
      .map(({ kind, name }) => `${kind}/${name}`),
  };
}
