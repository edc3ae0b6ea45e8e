import { ActionRequest } from '../Actions/ActionRequest';
import { DeployDialog } from './DeployDialog';
import { HoldDialog } from './HoldDialog';
import { ResumeDialog } from './ResumeDialog';
import { RollbackDialog } from './RollbackDialog';
import { SyncDialog } from './SyncDialog';
import { TerminateDialog } from './TerminateDialog';

/** The dialog of an action. */
export function ActionDialog(props: {
  readonly request: ActionRequest;
  readonly entityRef: string;
  readonly entityName: string;
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}) {
  const { request, ...rest } = props;
  const shared = { ...rest, selected: request };
  switch (request.kind) {
    case 'deploy':
      return <DeployDialog {...shared} />;
    case 'rollback':
      return <RollbackDialog {...shared} historyId={request.historyId} />;
    case 'hold':
      return <HoldDialog {...shared} />;
    case 'resume':
      return <ResumeDialog {...shared} />;
    case 'terminate':
      return <TerminateDialog {...shared} />;
    default:
      return <SyncDialog {...shared} />;
  }
}
