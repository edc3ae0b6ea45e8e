import { randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '../../Clock';
import { Application } from '../objects/Application';
import { rfc3339 } from '../../rfc3339';

const KEPT = 100;

interface NewEvent {
  readonly reason: string;
  readonly message: string;
  /** Who asked for it; absent for what the controller did. */
  readonly user?: string;
  readonly type?: 'Normal' | 'Warning';
}

/** The Kubernetes events of Applications; the newest hundred each, in memory as a cluster forgets them too. */
export class EventLog {
  readonly #events = new Map<string, unknown[]>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add({ metadata, spec }: Application, event: NewEvent): void {
    const time = rfc3339(this.#clock.now());
    const { destination } = spec;
    const list = this.#events.get(metadata.name) ?? [];
    list.push({
      metadata: {
        name: `${metadata.name}.${randomBytes(8).toString('hex')}`,
        namespace: metadata.namespace,
        uid: randomUUID(),
        resourceVersion: metadata.resourceVersion,
        creationTimestamp: time,
        annotations: {
          ...(destination.namespace && {
            'dest-namespace': destination.namespace,
          }),
          ...(destination.server && { 'dest-server': destination.server }),
          ...(event.user && { user: event.user }),
        },
      },
      involvedObject: {
        kind: 'Application',
        namespace: metadata.namespace,
        name: metadata.name,
        uid: metadata.uid,
        apiVersion: 'argoproj.io/v1alpha1',
        resourceVersion: metadata.resourceVersion,
      },
      reason: event.reason,
      message: event.message,
      source: {
        component: event.user
          ? 'argocd-server'
          : 'argocd-application-controller',
      },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      type: event.type ?? 'Normal',
      eventTime: null,
    });
    this.#events.set(metadata.name, list.slice(-KEPT));
  }

  /** What a comparison changed about sync and health. */
  addChange(before: Application, after: Application): void {
    for (const what of ['sync', 'health'] as const) {
      const [old, now] = [
        before.status[what].status,
        after.status[what].status,
      ];
      if (old === now) continue;
      this.add(after, {
        reason: 'ResourceUpdated',
        message: `Updated ${what} status: ${old ?? ''} -> ${now}`,
      });
    }
  }

  of(application: string): readonly unknown[] {
    return this.#events.get(application) ?? [];
  }

  forget(application: string): void {
    this.#events.delete(application);
  }
}
