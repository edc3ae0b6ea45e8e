import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCloseCircleFill,
  RiCloudOffLine,
  RiErrorWarningFill,
  RiLoader3Line,
  RiTimeLine,
} from '@remixicon/react';
import { Deployment } from '@slipway/plugin-gitops-common';
import { formatDuration } from '../../format/formatDuration';
import { formatWave } from '../../format/formatWave';
import { secondsBetween } from '../../format/secondsBetween';
import { useTranslate } from '../../translation/useTranslate';
import { Mark } from './Mark';
import { SegmentBar } from './SegmentBar';

/** The running or last operation of a row: its state, how far it is, how long it takes or took. */
export function OperationMark(props: {
  readonly deployment: Deployment;
  readonly now: number;
}) {
  const t = useTranslate();
  const { deployment, now } = props;
  const { operation, staleSince } = deployment;
  if (staleSince) {
    return (
      <Mark
        icon={<RiCloudOffLine />}
        tone="trouble"
        word={t('environments.unreachable')}
        second={t('environments.unreachableSince', {
          instance: deployment.instance,
          duration: formatDuration(
            t,
            secondsBetween(staleSince, undefined, now),
          ),
        })}
      />
    );
  }
  if (!operation) return <>{t('environments.noOperation')}</>;
  const duration =
    operation.startedAt &&
    formatDuration(
      t,
      secondsBetween(operation.startedAt, operation.finishedAt, now),
    );
  const waves = operation.waves ?? [];
  const bar = waves.length > 0 && <SegmentBar waves={waves} />;
  const wave = formatWave(operation.activeWave ?? 0);
  switch (operation.phase) {
    case 'Pending':
      return (
        <Mark
          icon={<RiTimeLine />}
          tone="quiet"
          word={t('operationState.pending')}
        />
      );
    case 'Terminating':
      return (
        <Mark
          icon={<RiLoader3Line />}
          tone="running"
          word={t('operationState.terminating')}
          second={bar || undefined}
        />
      );
    case 'Running': {
      if (waves.some(w => w.state === 'stuck')) {
        return (
          <Mark
            icon={<RiErrorWarningFill />}
            tone="trouble"
            word={t('operationState.stuckInWave', { wave })}
            second={bar || undefined}
          />
        );
      }
      const word =
        operation.activeWave === undefined
          ? t('operationState.running')
          : t('operationState.runningInWave', {
              wave,
              done: `${waves.filter(w => w.state === 'done').length}`,
              all: `${waves.length}`,
            });
      return (
        <Mark
          icon={<RiLoader3Line />}
          tone="running"
          word={word}
          second={bar || undefined}
        />
      );
    }
    case 'Succeeded':
      return operation.kind === 'rollback' ? (
        <Mark
          icon={<RiArrowGoBackLine />}
          tone="running"
          word={t('operationState.rolledBack')}
          second={duration && t('operationState.took', { duration })}
        />
      ) : (
        <Mark
          icon={<RiCheckLine />}
          tone="good"
          word={t('operationState.succeeded')}
          second={duration && t('operationState.took', { duration })}
        />
      );
    default: {
      const failed = waves.find(w => w.state === 'failed');
      return (
        <Mark
          icon={<RiCloseCircleFill />}
          tone="trouble"
          word={
            failed
              ? t('operationState.failedIn', { phase: failed.phase })
              : t(
                  operation.phase === 'Error'
                    ? 'operationState.error'
                    : 'operationState.failed',
                )
          }
          second={duration && t('operationState.after', { duration })}
        />
      );
    }
  }
}
