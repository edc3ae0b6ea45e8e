import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Application } from '../objects/Application';
import { isDeletionApproved } from '../objects/isDeletionApproved';
import { ArgoEnvironment } from './ArgoEnvironment';
import { deleteNextWave } from './deleteNextWave';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Takes Applications away that were deleted: their objects first when a finalizer asks for it. */
export class DeletionRunner {
  readonly #environment: ArgoEnvironment;

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
  }

  /** One pass. True when the Application is gone; false while objects, approvals or other finalizers keep it. */
  pass(
    application: Application,
    cluster: SimulatedCluster | undefined,
  ): boolean {
    const { store, tracked, events } = this.#environment;
    const { name, finalizers = [], deletionTimestamp } = application.metadata;
    const live = cluster ? (tracked.get(cluster)?.of(name) ?? []) : [];
    const others = finalizers.filter(one => !one.startsWith(FINALIZER));
    const cascade = others.length < finalizers.length;
    const approved = isDeletionApproved(application, deletionTimestamp!);
    if (cascade && cluster && !deleteNextWave(cluster, live, approved)) {
      return false;
    }
    if (others.length > 0) {
      if (cascade) {
        store.applications.update(name, current => ({
          ...current,
          metadata: { ...current.metadata, finalizers: others },
        }));
      }
      return false;
    }
    store.applications.remove(name);
    events.forget(name);
    return true;
  }
}
