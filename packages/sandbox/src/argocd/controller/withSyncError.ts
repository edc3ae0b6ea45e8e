import { Application } from '../objects/Application';

/** The condition of automatic syncing, set, kept or taken away. */
export function withSyncError(
  application: Application,
  error: string | undefined,
  now: string,
): Application {
  const before = application.status.conditions ?? [];
  const known = before.find(({ type }) => type === 'SyncError');
  if (known?.message === error) return application;
  const others = before.filter(({ type }) => type !== 'SyncError');
  const conditions = error
    ? [
        ...others,
        { type: 'SyncError', message: error, lastTransitionTime: now },
      ]
    : others;
  return {
    ...application,
    status: {
      ...application.status,
      conditions: conditions.length > 0 ? conditions : undefined,
    },
  };
}
