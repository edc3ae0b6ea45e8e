import { Command } from '@slipway/plugin-gitops-common';
import { WaveState } from '@slipway/sync-waves';
import { useState } from 'react';
import { errorSentence } from '../../format/errorSentence';
import { formatAge } from '../../format/formatAge';
import { personName } from '../../format/personName';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { ActionRequest } from '../Actions/ActionRequest';
import { Banner } from '../DeploymentsTab/Banner';
import { WaveIcon } from '../Marks/WaveIcon';
import { CommandActions } from './CommandActions';
import { CommandBody } from './CommandBody';
import styles from './Commands.module.css';
import { commandState } from './commandState';
import { commandTitle } from './commandTitle';
import { mayFollow } from './mayFollow';

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
  /** The deployment that it is about, if it is there. */
  readonly selected?: SelectedDeployment;
  readonly onAction: (request: ActionRequest) => void;
  readonly onChanged: () => void;
  /** Only for one that has ended. */
  readonly onDismiss?: () => void;
}) {
  const t = useTranslate();
  const { command, now } = props;
  const [refused, setRefused] = useState<unknown>();
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
        <CommandActions
          command={command}
          title={title}
          selected={props.selected}
          allowed={mayFollow(command, props.selected)}
          onAction={props.onAction}
          onChanged={() => {
            setRefused(undefined);
            props.onChanged();
          }}
          onError={setRefused}
          onDismiss={props.onDismiss}
        />
      </div>
      {refused !== undefined && (
        <Banner
          tone="trouble"
          title={t('command.refused')}
          detail={errorSentence(refused)}
          alert
        />
      )}
      <CommandBody command={command} />
    </article>
  );
}
