import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { useTranslate } from '../../translation/useTranslate';
import { ActionRequest } from '../Actions/ActionRequest';
import { commandDeployment } from './commandDeployment';
import { CommandStrip } from './CommandStrip';
import styles from './Commands.module.css';
import { hasEnded, shownCommands } from './shownCommands';

/** The commands of the entity that are under way or have just ended. */
export function CommandList(props: {
  readonly commands: readonly Command[];
  readonly overview: DeploymentsOverview;
  readonly now: number;
  readonly onAction: (request: ActionRequest) => void;
  /** Called when a command was ended or repeated. */
  readonly onChanged: () => void;
}) {
  const t = useTranslate();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const { overview, now } = props;
  const shown = shownCommands({ commands: props.commands, dismissed, now });
  if (!shown.length) return null;
  const environmentOf = (id: string) =>
    overview.environments.find(e => e.deployments.some(d => d.id === id))
      ?.name ?? id;
  return (
    <section className={styles.list} aria-label={t('command.region')}>
      {shown.map(command => (
        <CommandStrip
          key={command.id}
          command={command}
          environment={environmentOf(command.deploymentId)}
          now={now}
          selected={commandDeployment(overview, command)}
          onAction={props.onAction}
          onChanged={props.onChanged}
          onDismiss={
            hasEnded(command)
              ? () => setDismissed(old => new Set(old).add(command.id))
              : undefined
          }
        />
      ))}
    </section>
  );
}
