import { ButtonLink } from '@backstage/ui';
import {
  ARGOCD_ANNOTATIONS,
  ENTITY_ANNOTATION,
} from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';

/** The path of the software template that brings a service under GitOps. */
const ONBOARDING_PATH = '/create/templates/default/gitops-service';

/** Nothing names an Application: one sentence, one way in, and help for those who are in Argo CD already. */
export function NotSetUp(props: {
  readonly name: string;
  readonly entityRef: string;
}) {
  const t = useTranslate();
  return (
    <section className={styles.card}>
      <div className={styles.empty}>
        <h3 className={styles.emptyTitle}>
          {t('states.notSetUp', { name: props.name })}
        </h3>
        <p>{t('states.notSetUpMore')}</p>
        <ButtonLink href={ONBOARDING_PATH} variant="primary">
          {t('states.onboard')}
        </ButtonLink>
        <h4 className={styles.emptySub}>{t('states.alreadyTitle')}</h4>
        <p>{t('states.already')}</p>
        <pre
          className={styles.code}
          // A region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label="catalog-info.yaml"
        >
          {[
            'metadata:',
            '  annotations:',
            `    ${ARGOCD_ANNOTATIONS.appSelector}: app.kubernetes.io/name=${props.name}`,
            '',
            '# on each Application, so that actions are allowed:',
            'metadata:',
            '  annotations:',
            `    ${ENTITY_ANNOTATION}: ${props.entityRef}`,
          ].join('\n')}
        </pre>
      </div>
    </section>
  );
}
