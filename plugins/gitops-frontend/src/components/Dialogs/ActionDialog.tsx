import { ActionRequest } from '../Actions/ActionRequest';
import { releases } from '../Actions/releases';
import { DeployDialog } from './DeployDialog';
import { HoldDialog } from './HoldDialog';
import { PromoteDialog } from './PromoteDialog';
import { ReleaseDialog } from './ReleaseDialog';
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
      return releases(request.deployment) ? (
        <ReleaseDialog {...shared} />
      ) : (
        <DeployDialog {...shared} />
      );
    case 'promote':
      return request.promotion ? (
        <PromoteDialog
          {...shared}
          from={request.promotion.source}
          version={request.promotion.version}
        />
      ) : (
        <DeployDialog {...shared} />
      );
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
