import { Command } from '@slipway/plugin-gitops-common';
import { formatDuration } from '../../format/formatDuration';
import { secondsBetween } from '../../format/secondsBetween';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Commands.module.css';
import { hasEnded } from './shownCommands';

/** The step that a command is at, for how long, at which try, and what it waits for. Nothing when it has ended. */
export function CommandProgress(props: {
  readonly command: Command;
  readonly now: number;
}) {
  const t = useTranslate();
  const { command, now } = props;
  if (hasEnded(command)) return null;
  const at = command.steps.findIndex(({ state }) => state === 'running');
  const step = command.steps[at];
  const done = command.steps.filter(({ state }) =>
    ['succeeded', 'skipped'].includes(state),
  ).length;
  const detail = step && [
    step.startedAt &&
      t('command.since', {
        duration: formatDuration(
          t,
          secondsBetween(step.startedAt, undefined, now),
        ),
      }),
    step.attempts > 1 && t('command.attempts', { count: step.attempts }),
  ];
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('command.progress')}
        aria-valuemin={0}
        aria-valuemax={command.steps.length}
        aria-valuenow={done}
      >
        <div
          className={styles.trackDone}
          style={{ width: `${(100 * done) / command.steps.length}%` }}
        />
      </div>
      {step && (
        <p>
          <span className={styles.strong}>
            {t('command.step', {
              number: `${at + 1}`,
              of: `${command.steps.length}`,
              title: step.title,
            })}
          </span>{' '}
          <span className={styles.second}>
            {detail?.filter(Boolean).join(', ')}
          </span>
        </p>
      )}
      {command.state === 'waiting' && command.waitsFor && (
        <p role="status">{waitingSentence(command.waitsFor)}</p>
      )}
    </div>
  );

  /** Most sentences say so themselves. */
  function waitingSentence(what: string): string {
    return /^waits|tried again|looked at again/i.test(what)
      ? what
      : t('command.waitsFor', { what });
  }
}
