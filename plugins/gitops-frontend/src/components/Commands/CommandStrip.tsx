import { BgProvider, Button } from '@backstage/ui';
import { Command } from '@slipway/plugin-gitops-common';
import { WaveState } from '@slipway/sync-waves';
import { formatAge } from '../../format/formatAge';
import { personName } from '../../format/personName';
import { useTranslate } from '../../translation/useTranslate';
import { WaveIcon } from '../Marks/WaveIcon';
import { CommandBody } from './CommandBody';
import styles from './Commands.module.css';
import { commandState } from './commandState';
import { commandTitle } from './commandTitle';

const LOOK: Readonly<Record<Command['state'], WaveState>> = {
  queued: 'waiting',
  running: 'running',
  waiting: 'waiting',
  succeeded: 'done',
  failed: 'failed',
  cancelled: 'skipped',
};

/** One accepted mutation, from its acceptance to its end, with its steps. */
export function CommandStrip(props: {
  readonly command: Command;
  readonly environment: string;
  readonly now: number;
  /** Only for one that has ended. */
  readonly onDismiss?: () => void;
}) {
  const t = useTranslate();
  const { command, now } = props;
  const title = commandTitle(t, command, props.environment);
  return (
    <article
      className={styles.strip}
      data-state={command.state}
      aria-label={title}
    >
      <div className={styles.head}>
        <WaveIcon state={LOOK[command.state]} />
        <div className={styles.titles}>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.second}>
            {t('command.by', {
              state: commandState(t, command.state),
              name: personName(command.actor),
              age: formatAge(t, command.createdAt, now),
            })}
            {command.reason &&
              `, ${t('detail.reason', { reason: command.reason })}`}
          </p>
        </div>
        {props.onDismiss && (
          <BgProvider bg="neutral-1">
            <Button size="small" variant="tertiary" onPress={props.onDismiss}>
              {t('command.dismiss')}
            </Button>
          </BgProvider>
        )}
      </div>
      <CommandBody command={command} />
    </article>
  );
}
