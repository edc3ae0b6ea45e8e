import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';
import { actionAccess } from './actionAccess';
import { ActionKind, ActionRequest } from './ActionRequest';
import { actionWords } from './actionWords';
import { promotionAccess } from './promotionAccess';
import { Promotion } from './promotionsOf';
import { promotionWords } from './promotionWords';

/** A menu of actions; an item that is off carries its reason. */
export function ActionMenu(props: {
  readonly selected: SelectedDeployment;
  readonly kinds: readonly ActionKind[];
  /** Where its version could go next. */
  readonly promotions?: readonly Promotion[];
  readonly label: string;
  readonly onAction: (request: ActionRequest) => void;
  readonly onRefresh: () => void;
}) {
  const t = useTranslate();
  const { selected, kinds } = props;
  const { deployment } = selected;
  return (
    <MenuTrigger>
      <ButtonIcon
        aria-label={props.label}
        variant="tertiary"
        icon={<RiMore2Line />}
      />
      <Menu placement="bottom end">
        {kinds.map(kind => {
          const access = actionAccess(t, deployment, kind);
          return (
            <MenuItem
              key={kind}
              id={kind}
              textValue={actionWords(t, kind)}
              isDisabled={!access.allowed}
              onAction={() => props.onAction({ ...selected, kind })}
            >
              {actionWords(t, kind)}
              {access.reason && (
                <span className={styles.menuReason}>{access.reason}</span>
              )}
            </MenuItem>
          );
        })}
        {props.promotions?.map(promotion => {
          const access = promotionAccess(t, promotion);
          const { target } = promotion;
          const words = promotionWords(t, promotion);
          return (
            <MenuItem
              key={target.deployment.id}
              id={`promote ${target.deployment.id}`}
              textValue={words}
              isDisabled={!access.allowed}
              onAction={() =>
                props.onAction({ ...target, kind: 'promote', promotion })
              }
            >
              {words}
              {access.reason && (
                <span className={styles.menuReason}>{access.reason}</span>
              )}
            </MenuItem>
          );
        })}
        <MenuItem id="refresh" onAction={props.onRefresh}>
          {t('tab.refresh')}
        </MenuItem>
        {deployment.application.url ? (
          <MenuItem id="open" href={deployment.application.url} target="_blank">
            {t('detail.openApplication')}
          </MenuItem>
        ) : null}
      </Menu>
    </MenuTrigger>
  );
}
