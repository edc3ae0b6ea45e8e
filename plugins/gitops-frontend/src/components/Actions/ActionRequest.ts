import { SelectedDeployment } from '../../hooks/findSelected';
import { Promotion } from './promotionsOf';

/** What a person can ask for on a deployment. */
export type ActionKind =
  'deploy' | 'promote' | 'rollback' | 'sync' | 'hold' | 'resume' | 'terminate';

/** A dialog to open. */
export interface ActionRequest extends SelectedDeployment {
  readonly kind: ActionKind;
  /** The ledger entry to go back to; only for `rollback`. */
  readonly historyId?: string;
  /** What is promoted from where; only for `promote`. */
  readonly promotion?: Promotion;
}
