import { SyncTask } from '@slipway/sync-waves';
import { OperationState } from '../objects/Application';
import { sources } from '../objects/sources';

/** Gives a hook that only has `generateName` the name Argo CD makes: revision, phase and start of the operation. */
export function hookName(task: SyncTask, state: OperationState): SyncTask {
  const { target } = task;
  if (!target || target.metadata.name || !target.metadata.generateName) {
    return task;
  }
  const [revision = ''] = sources.revisionsOf(state.syncResult ?? {});
  const started = Math.floor(Date.parse(state.startedAt) / 1000);
  const suffix = `${revision.slice(0, 7)}-${task.phase}-${started}`;
  const name = `${target.metadata.generateName}${suffix.toLowerCase()}`;
  const { generateName: _, ...metadata } = target.metadata;
  return {
    ...task,
    key: { ...task.key, name },
    target: { ...target, metadata: { ...metadata, name } },
  };
}
