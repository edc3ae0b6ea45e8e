import { Deployment } from '@slipway/plugin-gitops-common';
import { midSentence } from '../../format/midSentence';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';
import { actionAccess } from './actionAccess';
import { ActionKind } from './ActionRequest';
import { actionWords } from './actionWords';

/** Says in plain sight which actions are off and why: one sentence a reason. Nothing when all are open. */
export function AccessNote(props: {
  readonly id: string;
  readonly deployment: Deployment;
  readonly kinds: readonly ActionKind[];
}) {
  const t = useTranslate();
  const byReason = new Map<string, string[]>();
  for (const kind of props.kinds) {
    const access = actionAccess(t, props.deployment, kind);
    if (access.allowed || !access.reason) continue;
    const words = actionWords(t, kind).replace(/…$/, '');
    byReason.set(access.reason, [
      ...(byReason.get(access.reason) ?? []),
      words,
    ]);
  }
  if (!byReason.size) return null;
  return (
    <p className={styles.second} id={props.id}>
      {[...byReason].map(([reason, actions]) => (
        <span key={reason} className={styles.noteLine}>
          {t('action.off', {
            count: actions.length,
            actions:
              actions.length > 1
                ? t('action.list', {
                    first: actions.slice(0, -1).join(', '),
                    last: actions[actions.length - 1],
                  })
                : actions[0],
            reason: midSentence(reason),
          })}
        </span>
      ))}
    </p>
  );
}
