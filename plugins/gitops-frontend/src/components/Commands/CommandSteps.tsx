import { Command, CommandStep } from '@slipway/plugin-gitops-common';
import { WaveState } from '@slipway/sync-waves';
import { useState } from 'react';
import { formatDuration } from '../../format/formatDuration';
import { secondsBetween } from '../../format/secondsBetween';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { WaveIcon } from '../Marks/WaveIcon';
import styles from './Commands.module.css';
import { hasEnded } from './shownCommands';

const STEP_LOOK: Readonly<Record<CommandStep['state'], WaveState>> = {
  pending: 'waiting',
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  skipped: 'skipped',
};

/** Every step with its state, tries, time and what it said. Closed where they say little: it went well, or has not begun. */
export function CommandSteps(props: {
  readonly command: Command;
  readonly now: number;
}) {
  const t = useTranslate();
  const { command, now } = props;
  const [chosen, setChosen] = useState<boolean>();
  const { steps } = command;
  const begun = steps.some(({ state }) => state !== 'pending');
  const open = chosen ?? (begun && command.state !== 'succeeded');
  const seconds = secondsBetween(command.createdAt, command.finishedAt, now);
  return (
    <details className={styles.all} open={open}>
      <summary
        onClick={event => {
          event.preventDefault();
          setChosen(!open);
        }}
      >
        {t(hasEnded(command) ? 'command.allSteps' : 'command.allStepsSoFar', {
          count: steps.length,
          duration: formatDuration(t, seconds),
        })}
      </summary>
      <ol className={styles.steps} aria-label={t('command.steps')}>
        {steps.map(step => (
          <li key={step.name} className={styles.step} data-state={step.state}>
            <WaveIcon state={STEP_LOOK[step.state]} />
            <span>{step.title}</span>
            <span className={styles.second}>{wordsOf(t, step, command)}</span>
            <span className={styles.time}>
              {step.startedAt &&
                step.state !== 'skipped' &&
                formatDuration(
                  t,
                  secondsBetween(step.startedAt, step.finishedAt, now),
                )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function wordsOf(t: Translate, step: CommandStep, { error }: Command): string {
  const words: Record<CommandStep['state'], string> = {
    pending: t('command.pending'),
    running: t('command.running'),
    succeeded: t('command.succeeded'),
    failed: t('command.failed'),
    skipped: t('command.skipped'),
  };
  // What ended the command stands above the steps.
  const said =
    step.error === undefined
      ? step.output?.split('\n')[0]
      : step.error !== error && step.error;
  return [
    words[step.state],
    step.attempts > 1 && `, ${t('command.attempts', { count: step.attempts })}`,
    said && `: ${said}`,
  ]
    .filter(Boolean)
    .join('');
}
