import { Deployment, Headline } from '@slipway/plugin-gitops-common';
import {
  TimelineResource,
  TimelineWave,
  WaveTimeline,
} from '@slipway/sync-waves';
import { causeOf } from './causeOf';

const LONGEST_LIST = 2;

/**
 * The sentence above the timeline: what happens, what it waits for or what it died of; the cause comes before the wave.
 */
export function headlineOf(
  deployment: Deployment,
  timeline: WaveTimeline | undefined,
  now: Date,
): Headline {
  const { operation } = deployment;
  if (operation && isRunning(operation.phase)) {
    return runningHeadline(deployment, timeline, now);
  }
  if (deployment.newest.state === 'cannot-render') {
    return { tone: 'trouble', sentence: deployment.newest.sentence };
  }
  if (operation?.phase === 'Failed' || operation?.phase === 'Error') {
    return failedHeadline(deployment, timeline);
  }
  return restingHeadline(deployment);
}

function runningHeadline(
  deployment: Deployment,
  timeline: WaveTimeline | undefined,
  now: Date,
): Headline {
  const { operation, newest } = deployment;
  const later =
    newest.state === 'waits-for-operation' ? newest.sentence : undefined;
  if (operation?.phase === 'Terminating') {
    return {
      tone: 'running',
      sentence: 'The operation is being terminated; what was applied stays.',
      detail: later,
    };
  }
  if (newest.state === 'retrying') {
    const { sentence } = failedHeadline(deployment, timeline);
    return {
      tone: 'trouble',
      sentence,
      detail: endSentence(operation?.message ?? newest.sentence),
    };
  }
  const wave = timeline?.waves[timeline.activeWave ?? -1];
  if (!timeline || !wave || newest.state === 'blocked-by-sync-window') {
    return {
      tone: 'running',
      sentence:
        newest.state === 'blocked-by-sync-window'
          ? newest.sentence
          : endSentence(operation?.message ?? 'The operation is starting'),
      detail: later,
    };
  }
  const pending = wave.resources.filter(({ state }) => state !== 'done');
  const waits = `${stateOf(wave, timeline)}: ${listOf(pending)}${sinceOf(
    wave,
    now,
  )}.`;
  if (wave.state !== 'stuck') {
    const next = nextOf(wave, timeline);
    return {
      tone: 'running',
      sentence: waits,
      detail: [next, later].filter(Boolean).join(' ') || undefined,
    };
  }
  const stuck = pending.find(({ state }) => state === 'stuck');
  const cause = stuck && causeOf(stuck);
  return {
    tone: 'trouble',
    sentence: cause ?? waits,
    detail: [cause && waits, later].filter(Boolean).join(' ') || undefined,
  };
}

/** `Wave 0 is running`, `Wave 10 is blocked by wave 0`. */
function stateOf(wave: TimelineWave, { waves }: WaveTimeline): string {
  if (wave.state !== 'stuck') return `${nameOf(wave)} is running`;
  const blocked = waves.find(({ state }) => state === 'blocked');
  return blocked
    ? `${nameOf(blocked)} is blocked by ${lowerFirst(nameOf(wave))}`
    : `${nameOf(wave)} is stuck`;
}

function failedHeadline(
  deployment: Deployment,
  timeline: WaveTimeline | undefined,
): Headline {
  const wave = timeline?.waves.find(({ state }) => state === 'failed');
  const failed = wave?.resources.find(({ state }) => state === 'failed');
  const message = deployment.operation?.message ?? 'no reason was given';
  return {
    tone: 'trouble',
    sentence: wave
      ? `Failed in ${lowerFirst(nameOf(wave))}: ${endSentence(
          failed
            ? `${failed.kind}/${failed.name}${
                failed.message ? `, ${failed.message}` : ''
              }`
            : message,
        )}`
      : `The last operation failed: ${endSentence(message)}`,
    detail: wave && failed?.message ? endSentence(message) : undefined,
  };
}

function restingHeadline({
  version,
  health,
  healthMessage,
  newest,
  operation,
  hold,
}: Deployment): Headline {
  if (!version && !operation) {
    return {
      tone: 'quiet',
      sentence: 'Nothing was deployed yet.',
      detail: newest.sentence,
    };
  }
  if (health === 'Degraded' || health === 'Missing') {
    return {
      tone: 'trouble',
      sentence: `${version?.label ?? 'The application'} is ${health.toLowerCase()}${
        healthMessage ? `: ${healthMessage}` : ''
      }.`,
      detail: newest.state === 'live' ? undefined : newest.sentence,
    };
  }
  if (hold || newest.state !== 'live') {
    return {
      tone: newest.state === 'gave-up' ? 'trouble' : 'quiet',
      sentence: newest.sentence,
    };
  }
  return {
    tone: health === 'Progressing' ? 'running' : 'quiet',
    sentence: `${version?.label ?? 'The newest commit'} is live and ${health.toLowerCase()}.`,
  };
}

function isRunning(phase: string): boolean {
  return ['Pending', 'Running', 'Terminating'].includes(phase);
}

function nameOf({ phase, wave }: TimelineWave): string {
  return phase === 'Sync' ? `Wave ${wave}` : `${phase} wave ${wave}`;
}

function listOf(resources: readonly TimelineResource[]): string {
  const shown = resources
    .slice(0, LONGEST_LIST)
    .map(({ kind, name, ready }) => {
      const pods = ready ? `, ${ready.count} of ${ready.of} ready` : '';
      return `${kind}/${name}${pods}`;
    });
  const rest = resources.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function sinceOf({ startedAt }: TimelineWave, now: Date): string {
  if (!startedAt) return '';
  const seconds = Math.round((now.getTime() - Date.parse(startedAt)) / 1000);
  if (seconds < 3) return '';
  if (seconds < 60) return ` for ${seconds} s`;
  return ` for ${Math.floor(seconds / 60)} min`;
}

/** `Usually takes 1 min 10 s; then waves 10 and 20, then PostSync.` */
function nextOf(
  { usualSeconds }: TimelineWave,
  { waves, activeWave = 0 }: WaveTimeline,
): string {
  const later = waves.slice(activeWave + 1);
  const numbers = later
    .filter(({ phase }) => phase === 'Sync')
    .map(({ wave }) => String(wave));
  const last = numbers.pop();
  const parts = [
    last !== undefined && numbers.length
      ? `then waves ${numbers.join(', ')} and ${last}`
      : last !== undefined && `then wave ${last}`,
    later.some(({ phase }) => phase === 'PostSync') && 'then PostSync',
  ].filter(Boolean);
  const usual =
    usualSeconds && usualSeconds >= 3
      ? [`usually takes ${durationOf(usualSeconds)}`]
      : [];
  const [first, ...rest] = [usual.join(), parts.join(', ')].filter(Boolean);
  if (!first) return '';
  return `${first[0].toUpperCase()}${[first, ...rest].join('; ').slice(1)}.`;
}

function durationOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lowerFirst(text: string): string {
  return text.startsWith('Wave') ? `w${text.slice(1)}` : text;
}
