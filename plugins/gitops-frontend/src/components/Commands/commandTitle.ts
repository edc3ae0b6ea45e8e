import { Command } from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';

/** What a command does, with the environment it does it to. */
export function commandTitle(
  t: Translate,
  command: Command,
  environment: string,
): string {
  const titles: Record<Command['kind'], string> = {
    deploy: t('command.deploy', { environment }),
    promote: t('command.promote', { environment }),
    sync: t('command.sync', { environment }),
    rollback: t('command.rollback', { environment }),
    hold: t('command.hold', { environment }),
    resume: t('command.resume', { environment }),
    terminate: t('command.terminate', { environment }),
    release: t('command.release', { environment }),
  };
  return titles[command.kind];
}
