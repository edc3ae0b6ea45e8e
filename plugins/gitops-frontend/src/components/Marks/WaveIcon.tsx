import {
  RiCheckLine,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiForbidLine,
  RiLoader3Line,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import { WaveState } from '@slipway/sync-waves';
import { ReactElement } from 'react';
import styles from './Marks.module.css';
import { MarkTone } from './Mark';

const LOOKS: Readonly<
  Record<WaveState, { readonly icon: ReactElement; readonly tone: MarkTone }>
> = {
  done: { icon: <RiCheckLine />, tone: 'good' },
  running: { icon: <RiLoader3Line />, tone: 'running' },
  stuck: { icon: <RiErrorWarningFill />, tone: 'trouble' },
  waiting: { icon: <RiTimeLine />, tone: 'quiet' },
  blocked: { icon: <RiForbidLine />, tone: 'warning' },
  failed: { icon: <RiCloseCircleFill />, tone: 'trouble' },
  skipped: { icon: <RiSubtractLine />, tone: 'quiet' },
};

/** The shape of a wave's state; always stands beside its word. */
export function WaveIcon({ state }: { readonly state: WaveState }) {
  const { icon, tone } = LOOKS[state];
  return (
    <span className={styles.icon} data-tone={tone} aria-hidden="true">
      {icon}
    </span>
  );
}
