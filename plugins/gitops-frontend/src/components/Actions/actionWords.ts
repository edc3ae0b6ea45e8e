import { Translate } from '../../translation/useTranslate';
import { ActionKind } from './ActionRequest';

/** The words of an action's button. */
export function actionWords(t: Translate, kind: ActionKind): string {
  const words: Record<ActionKind, string> = {
    deploy: t('action.deploy'),
    promote: t('action.promote'),
    rollback: t('action.rollback'),
    sync: t('action.sync'),
    hold: t('action.hold'),
    resume: t('action.resume'),
    terminate: t('action.terminate'),
  };
  return words[kind];
}
