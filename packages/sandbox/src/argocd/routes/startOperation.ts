import { statusWithout } from '../controller/statusWithout';
import { ArgoError } from '../http/ArgoError';
import { Application, Operation } from '../objects/Application';
import { ApiContext } from './ApiContext';

/** Writes the request for an operation into the Application, which wipes the state of the last one, and starts it. */
export function startOperation(
  { store, controller }: ApiContext,
  name: string,
  operation: Operation,
): Application {
  const application = store.applications.get(name);
  if (!application) throw ArgoError.applicationNotFound(name);
  if (application.operation) {
    throw ArgoError.failedPrecondition(
      'another operation is already in progress',
    );
  }
  const after = store.applications.put({
    ...application,
    operation,
    status: statusWithout(application.status, 'operationState'),
  });
  controller.wake(name);
  return after;
}
