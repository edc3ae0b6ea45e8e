import { WaveTimeline } from '@slipway/sync-waves';
import { useState } from 'react';

/** Names a wave of a timeline. */
export function waveKey(wave: {
  readonly phase: string;
  readonly wave: number;
}) {
  return `${wave.phase} ${wave.wave}`;
}

/**
 * Which waves are open. The wave that runs, is stuck or failed opens itself; what a person opened or closed stays as
 * they left it.
 */
export function useOpenWaves(timeline: WaveTimeline): {
  readonly isOpen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
} {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const own = new Set(
    timeline.waves
      .filter(
        (wave, index) =>
          index === timeline.activeWave ||
          wave.state === 'failed' ||
          wave.state === 'stuck',
      )
      .map(waveKey),
  );
  const isOpen = (key: string) => chosen.get(key) ?? own.has(key);
  return {
    isOpen,
    toggle: key => setChosen(old => new Map(old).set(key, !isOpen(key))),
  };
}
