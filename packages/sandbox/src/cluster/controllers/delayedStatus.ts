import { read } from '../read';
import { Controller, StoredObject } from './Controller';

/** A controller that writes a status once the object is old enough, and nothing before. */
export function delayedStatus(
  status: (stored: StoredObject) => Readonly<Record<string, unknown>>,
): Controller {
  return (stored, context) => {
    const left = stored.createdMs + context.timings.statusReady - context.now();
    const written = read.isRecord(stored.object.status);
    if (!written && (left > 0 || context.readinessPaused)) {
      context.requeue(stored.uid, left);
      return;
    }
    context.setStatus(stored.uid, status(stored));
  };
}
