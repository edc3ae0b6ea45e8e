import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCloseCircleFill,
  RiLoader3Line,
} from '@remixicon/react';
import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import { Mark } from '../Marks/Mark';

/** How an operation of the ledger ended. */
export function OutcomeMark({ entry }: { readonly entry: HistoryEntry }) {
  const t = useTranslate();
  switch (entry.phase) {
    case 'Running':
      return (
        <Mark
          icon={<RiLoader3Line />}
          tone="running"
          word={t('operationState.running')}
        />
      );
    case 'Terminating':
      return (
        <Mark
          icon={<RiLoader3Line />}
          tone="running"
          word={t('operationState.terminating')}
        />
      );
    case 'Succeeded':
      return entry.kind === 'rollback' ? (
        <Mark
          icon={<RiArrowGoBackLine />}
          tone="running"
          word={t('operationState.rolledBack')}
        />
      ) : (
        <Mark
          icon={<RiCheckLine />}
          tone="good"
          word={t('operationState.succeeded')}
        />
      );
    default:
      return (
        <Mark
          icon={<RiCloseCircleFill />}
          tone="trouble"
          word={t(
            entry.phase === 'Error'
              ? 'operationState.error'
              : 'operationState.failed',
          )}
        />
      );
  }
}
