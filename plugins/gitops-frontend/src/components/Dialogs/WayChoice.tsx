import { Radio, RadioGroup } from '@backstage/ui';
import { RollbackWay } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Dialogs.module.css';

/** The ways back side by side: what each does and does not do. None is chosen on opening. */
export function WayChoice(props: {
  readonly ways: readonly RollbackWay[];
  readonly value?: RollbackWay['way'];
  readonly onChange: (way: RollbackWay['way']) => void;
}) {
  const t = useTranslate();
  const names = {
    git: t('rollbackDialog.git'),
    argocd: t('rollbackDialog.argocd'),
  };
  return (
    <section>
      <h3 className={styles.sub}>{t('rollbackDialog.how')}</h3>
      <RadioGroup
        aria-label={t('rollbackDialog.how')}
        value={props.value ?? null}
        onChange={value => props.onChange(value === 'git' ? 'git' : 'argocd')}
      >
        <table className={styles.ways}>
          <thead>
            <tr>
              <th scope="col">{t('rollbackDialog.way')}</th>
              <th scope="col">{t('rollbackDialog.does')}</th>
              <th scope="col">{t('rollbackDialog.doesNot')}</th>
            </tr>
          </thead>
          <tbody>
            {props.ways.map(way => (
              <tr
                key={way.way}
                data-chosen={way.way === props.value ? '' : undefined}
                data-off={way.available ? undefined : ''}
              >
                <td>
                  <Radio value={way.way} isDisabled={!way.available}>
                    {names[way.way]}
                  </Radio>
                  {!way.available && way.reason && (
                    <p className={styles.second}>
                      {t('rollbackDialog.notOpen', { reason: way.reason })}
                    </p>
                  )}
                </td>
                <td data-label={t('rollbackDialog.does')}>
                  <Sentences of={way.does} />
                </td>
                <td data-label={t('rollbackDialog.doesNot')}>
                  <Sentences of={way.doesNot} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </RadioGroup>
    </section>
  );
}

function Sentences(props: { readonly of: readonly string[] }) {
  return (
    <ul className={styles.sentences}>
      {props.of.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
