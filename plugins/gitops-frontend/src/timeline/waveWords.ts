import { TimelineWave } from '@slipway/sync-waves';
import { formatWave } from '../format/formatWave';
import { Translate } from '../translation/useTranslate';

/** The state of a wave in words: what it waits for or what blocks it is found among the waves before it. */
export function waveWords(
  t: Translate,
  waves: readonly TimelineWave[],
  index: number,
): string {
  const wave = waves[index];
  const figures = { done: `${wave.done}`, of: `${wave.resources.length}` };
  const before = waves[index - 1];
  switch (wave.state) {
    case 'done':
      return t('waveState.done');
    case 'running':
      return t('waveState.running', figures);
    case 'stuck':
      return t('waveState.stuck', figures);
    case 'failed':
      return t('waveState.failed');
    case 'skipped':
      return t('waveState.skipped');
    case 'blocked': {
      const by =
        [...waves.slice(0, index)]
          .reverse()
          .find(w => w.state === 'stuck' || w.state === 'failed') ?? before;
      if (!by) return t('waveState.waits');
      return by.phase === wave.phase
        ? t('waveState.blockedByWave', { wave: formatWave(by.wave) })
        : t('waveState.blockedByPhase', { phase: by.phase });
    }
    default:
      if (!before || before.state === 'done') return t('waveState.waits');
      return before.phase === wave.phase
        ? t('waveState.waitsForWave', { wave: formatWave(before.wave) })
        : t('waveState.waitsForPhase', { phase: before.phase });
  }
}
