import { Command } from '@slipway/plugin-gitops-common';
import { useNow } from '../../hooks/useNow';
import { useTranslate } from '../../translation/useTranslate';
import { CommandOutcomeView } from './CommandOutcomeView';
import { CommandProgress } from './CommandProgress';
import { CommandSteps } from './CommandSteps';
import styles from './Commands.module.css';
import { Sentences } from './Sentences';

/** What a command does now, made, waits for or died of, and its steps. */
export function CommandBody({ command }: { readonly command: Command }) {
  const t = useTranslate();
  const now = useNow();
  const { leftBehind = [], outcome } = command;
  const failed = command.steps.find(({ state }) => state === 'failed');
  return (
    <div className={styles.body}>
      <CommandProgress command={command} now={now} />
      {command.error && (
        <div role="alert" className={styles.error}>
          {failed && (
            <p className={styles.strong}>
              {t('command.failedAt', { step: failed.title })}
            </p>
          )}
          <p>{command.error}</p>
        </div>
      )}
      <Sentences title={t('command.leftBehind')} of={leftBehind} />
      {outcome && <CommandOutcomeView outcome={outcome} />}
      <CommandSteps command={command} now={now} />
    </div>
  );
}
