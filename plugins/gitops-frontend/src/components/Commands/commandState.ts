import { Command } from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';

/** The state of a command in one word. */
export function commandState(t: Translate, state: Command['state']): string {
  const words: Record<Command['state'], string> = {
    queued: t('command.queued'),
    running: t('command.running'),
    waiting: t('command.waiting'),
    succeeded: t('command.succeeded'),
    failed: t('command.failed'),
    cancelled: t('command.cancelled'),
  };
  return words[state];
}
