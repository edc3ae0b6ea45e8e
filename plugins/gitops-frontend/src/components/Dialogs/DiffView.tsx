import { DeploymentPlan } from '@slipway/plugin-gitops-common';
import { formatWave } from '../../format/formatWave';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Dialogs.module.css';

/** What differs, object by object, with − and + before the lines. */
export function DiffView({ plan }: { readonly plan: DeploymentPlan }) {
  const t = useTranslate();
  const total = plan.plan.waves.reduce((sum, w) => sum + w.resources.length, 0);
  const actions = {
    create: t('dialog.create'),
    delete: t('dialog.delete'),
    update: t('dialog.update'),
  };
  return (
    <section>
      <h3 className={styles.sub}>
        {plan.changes.length
          ? t('dialog.whatChanges', {
              changed: `${plan.changes.length}`,
              of: `${Math.max(total, plan.changes.length)}`,
            })
          : t('dialog.nothingChanges')}
      </h3>
      {plan.incomplete && (
        <p className={styles.warning}>
          {t('dialog.incomplete', { reason: plan.incomplete })}
        </p>
      )}
      {plan.changes.length > 0 && (
        <div className={styles.diff}>
          {plan.changes.map(change => (
            <div key={`${change.kind}/${change.namespace}/${change.name}`}>
              <p className={styles.diffHead}>
                <strong>
                  {change.kind}/{change.name}
                </strong>
                <span>
                  {actions[change.action]},{' '}
                  {t('dialog.waveOf', { wave: formatWave(change.wave) })}
                </span>
              </p>
              <pre
                className={styles.lines}
                // A region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={0}
                aria-label={`${change.kind}/${change.name}`}
              >
                {change.lines.length === 0 && t('dialog.noLines')}
                {change.lines.map((line, index) => (
                  <span
                    // Lines repeat and never move, so that their place is their name.
                    key={index} // eslint-disable-line react/no-array-index-key
                    className={styles.line}
                    data-sign={line[0]}
                  >
                    {line || ' '}
                  </span>
                ))}
              </pre>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
