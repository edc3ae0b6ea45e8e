import { OperationSummary, WaveSegment } from '@slipway/plugin-gitops-common';
import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { WaveTimeline } from '@slipway/sync-waves';
import { displayName, initiatorOf } from './initiatorOf';
import { mainSource } from './mainSource';
import { operationKind } from './operationKind';

/**
 * The running or last operation as a row shows it; undefined when none was ever seen.
 *
 * @param timeline - Of this operation; without it the segments of the bar are left out.
 * @param known - Who asked and why, where our own records know it and Argo CD does not.
 */
export function summarizeOperation(
  application: ArgoApplication,
  timeline?: WaveTimeline,
  known?: { readonly by: string; readonly reason?: string },
): OperationSummary | undefined {
  const state = application.status?.operationState;
  const operation = application.operation ?? state?.operation;
  if (!operation && !state) return undefined;
  const initiator = initiatorOf(operation ?? {});
  const active = timeline?.waves[timeline.activeWave ?? -1];
  return {
    kind: operationKind(operation),
    phase: state?.phase ?? 'Pending',
    message: state?.message,
    startedAt: state?.startedAt,
    finishedAt: state?.finishedAt,
    by: displayName(known?.by ?? initiator.by),
    automated: initiator.automated,
    reason: known?.reason,
    revision: mainSource({
      ...(application.spec as object),
      ...operation?.sync,
      ...state?.syncResult,
    }).revision,
    retries: state?.retryCount ?? 0,
    waves: timeline?.waves.map(
      ({ phase, wave, state: waveState }): WaveSegment => ({
        phase,
        wave,
        state: waveState,
      }),
    ),
    activePhase: active?.phase,
    activeWave: active?.wave,
  };
}
