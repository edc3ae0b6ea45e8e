import { Manifest, phasesOf, SyncPhase, waveOf } from '@slipway/sync-waves';

const PHASES: readonly SyncPhase[] = [
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
];

/** When a sync applies an object. */
export interface Position {
  readonly phase: SyncPhase;
  readonly wave: number;
}

/** The first time a sync applies an object; undefined for one that no sync applies. */
export function positionOf(manifest: Manifest): Position | undefined {
  const [phase] = phasesOf(manifest).phases;
  return phase && { phase, wave: waveOf(manifest) };
}

/** Negative when the left one comes first, 0 for the same wave. */
export function comparePositions(left: Position, right: Position): number {
  return (
    PHASES.indexOf(left.phase) - PHASES.indexOf(right.phase) ||
    left.wave - right.wave
  );
}

/** `wave 10`, `wave 0 of PreSync`. */
export function positionText({ phase, wave }: Position): string {
  return phase === 'Sync' ? `wave ${wave}` : `wave ${wave} of ${phase}`;
}
