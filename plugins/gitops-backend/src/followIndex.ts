import { namedEntity } from './access/linkOf';
import { ApplicationIndex } from './index/ApplicationIndex';
import { LedgerRecorder } from './ledger/LedgerRecorder';
import { ChangeNotifier } from './notify/ChangeNotifier';
import { TimelineReader } from './timelines/TimelineReader';

/**
 * Passes on what the index sees: to the ledger, and to the browsers that look at it.
 */
export function followIndex(options: {
  readonly index: ApplicationIndex;
  readonly recorder: LedgerRecorder;
  readonly timelines: TimelineReader;
  readonly notifier: ChangeNotifier;
}): void {
  const { index, recorder, timelines, notifier } = options;
  index.onApplication((application, { instance, deleted }) => {
    const { namespace = '', name } = application.metadata;
    const id = { instance, namespace, name };
    if (deleted) {
      recorder.forget(id);
      timelines.forget(id);
    } else {
      // The recorder logs its own failures.
      recorder.record({ id, application }).catch(() => {});
    }
    notifier.deploymentChanged(id, namedEntity(application));
  });
  index.onProblem(instance => {
    for (const { id, application } of index.list()) {
      if (id.instance === instance) {
        notifier.deploymentChanged(id, namedEntity(application));
      }
    }
  });
}
