import { Button } from '@backstage/ui';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { actionAccess } from './actionAccess';
import { ActionKind, ActionRequest } from './ActionRequest';
import { actionWords } from './actionWords';

/** A button that opens an action's dialog; where it is not allowed it is off and says why on hover. */
export function ActionButton(props: {
  readonly kind: ActionKind;
  readonly selected: SelectedDeployment;
  readonly onAction: (request: ActionRequest) => void;
  readonly historyId?: string;
  /** @default 'secondary' */
  readonly variant?: 'primary' | 'secondary';
  /** Other words than the action's own. */
  readonly label?: string;
  /** A longer name for screen readers where several buttons read the same. */
  readonly accessibleName?: string;
  /** Id of the visible sentence that says why it is off. */
  readonly describedBy?: string;
}) {
  const t = useTranslate();
  const { kind, selected, variant = 'secondary' } = props;
  const access = actionAccess(t, selected.deployment, kind);
  return (
    <span title={access.reason}>
      <Button
        variant={access.allowed ? variant : 'secondary'}
        isDisabled={!access.allowed}
        aria-label={props.accessibleName}
        aria-describedby={access.allowed ? undefined : props.describedBy}
        onPress={() =>
          props.onAction({ ...selected, kind, historyId: props.historyId })
        }
      >
        {props.label ?? actionWords(t, kind)}
      </Button>
    </span>
  );
}
