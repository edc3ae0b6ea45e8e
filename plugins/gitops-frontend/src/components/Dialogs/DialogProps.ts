import { SelectedDeployment } from '../../hooks/findSelected';

/** What every dialog of the tab is given. */
export interface DialogProps {
  readonly entityRef: string;
  /** The entity's name, for titles. */
  readonly entityName: string;
  readonly selected: SelectedDeployment;
  /** Called when the backend accepted the command. */
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}
