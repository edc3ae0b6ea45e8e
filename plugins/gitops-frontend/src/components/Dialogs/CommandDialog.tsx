import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Command } from '@slipway/plugin-gitops-common';
import { ReactNode, useState } from 'react';
import { errorSentence } from '../../format/errorSentence';
import { useTranslate } from '../../translation/useTranslate';
import { CommandBody } from '../Commands/CommandBody';
import { Banner } from '../DeploymentsTab/Banner';
import tab from '../DeploymentsTab/Tab.module.css';
import styles from './Dialogs.module.css';
import { useFollowedCommand } from './useFollowedCommand';

/**
 * The frame of every dialog: a form, a button that sends it once, and after the acceptance the command as it goes on.
 */
export function CommandDialog(props: {
  readonly entityRef: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly submitLabel: string;
  readonly destructive?: boolean;
  readonly ready: boolean;
  /** What is still needed; shown beside the button while it is off. */
  readonly missing?: string;
  /** @default 560 */
  readonly width?: number;
  readonly submit: () => Promise<Command>;
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslate();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const [accepted, setAccepted] = useState<Command>();
  const command = useFollowedCommand(props.entityRef, accepted);
  const send = async () => {
    setPending(true);
    setError(undefined);
    try {
      setAccepted(await props.submit());
      props.onAccepted();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!pending && accepted !== undefined}
      onOpenChange={open => !open && props.onClose()}
      width={props.width ?? 560}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody className={`${styles.scroll} ${tab.root}`}>
        <div className={styles.form}>
          {command ? (
            <>
              <p role="status">{t('dialog.accepted')}</p>
              <CommandBody command={command} />
            </>
          ) : (
            props.children
          )}
          {error !== undefined && (
            <Banner
              tone="trouble"
              title={t('dialog.refused')}
              detail={errorSentence(error)}
              alert
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        {command ? (
          <Button variant="primary" onPress={props.onClose}>
            {t('dialog.close')}
          </Button>
        ) : (
          <>
            {!props.ready && props.missing && (
              <span className={styles.missing}>{props.missing}</span>
            )}
            <Button variant="secondary" onPress={props.onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button
              variant="primary"
              destructive={props.destructive}
              isDisabled={!props.ready}
              isPending={pending}
              onPress={send}
            >
              {props.submitLabel}
            </Button>
          </>
        )}
      </DialogFooter>
    </Dialog>
  );
}
