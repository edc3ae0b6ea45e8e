import { Link } from '@backstage/ui';
import { Command, CommandStep } from '@slipway/plugin-gitops-common';
import { WaveState } from '@slipway/sync-waves';
import { useTranslate } from '../../translation/useTranslate';
import { WaveIcon } from '../Marks/WaveIcon';
import styles from './Commands.module.css';

const STEP_LOOK: Readonly<Record<CommandStep['state'], WaveState>> = {
  pending: 'waiting',
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  skipped: 'skipped',
};

/** What a command made, waits for or died of, and its steps. */
export function CommandBody({ command }: { readonly command: Command }) {
  const t = useTranslate();
  const { outcome } = command;
  const words: Record<CommandStep['state'], string> = {
    pending: t('command.pending'),
    running: t('command.running'),
    succeeded: t('command.succeeded'),
    failed: t('command.failed'),
    skipped: t('command.skipped'),
  };
  return (
    <div className={styles.body}>
      {command.error && (
        <p role="alert" className={styles.error}>
          {command.error}
        </p>
      )}
      {command.leftBehind && command.leftBehind.length > 0 && (
        <div>
          <p>{t('command.leftBehind')}</p>
          <ul>
            {command.leftBehind.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {command.state === 'waiting' && command.waitsFor && (
        <p>{t('command.waitsFor', { what: command.waitsFor })}</p>
      )}
      {outcome?.pullRequestUrl && (
        <p>
          <Link href={outcome.pullRequestUrl} target="_blank">
            {outcome.pullRequestNumber
              ? t('command.pullRequest', {
                  number: `${outcome.pullRequestNumber}`,
                })
              : t('command.pullRequestPlain')}
          </Link>
        </p>
      )}
      {outcome?.commitUrl && (
        <p>
          <Link href={outcome.commitUrl} target="_blank">
            {t('command.commit', {
              commit: outcome.commitSha?.slice(0, 7) ?? '',
            })}
          </Link>
        </p>
      )}
      {outcome?.warnings && outcome.warnings.length > 0 && (
        <div>
          <p>{t('command.warnings')}</p>
          <ul>
            {outcome.warnings.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <ol className={styles.steps} aria-label={t('command.steps')}>
        {command.steps.map(step => (
          <li key={step.name} className={styles.step}>
            <WaveIcon state={STEP_LOOK[step.state]} />
            <span>{step.title}</span>
            <span className={styles.second}>
              {words[step.state]}
              {step.attempts > 1 &&
                `, ${t('command.attempts', { count: step.attempts })}`}
              {step.error
                ? `: ${step.error}`
                : step.output && `: ${step.output.split('\n')[0]}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
