import { Manifest } from '@slipway/sync-waves';
import { StoredObject } from './controllers/Controller';
import { mergeApplied } from './mergeApplied';
import { LiveObject } from './SimulatedCluster';

function withoutStatus({ status: _, ...rest }: Manifest): Manifest {
  return rest as Manifest;
}

/** How others see a stored object. */
export function liveObject(stored: StoredObject): LiveObject {
  const { object, lastApplied } = stored;
  return {
    key: stored.key,
    version: object.apiVersion.split('/').pop() ?? '',
    object,
    applied: lastApplied
      ? (mergeApplied.project(lastApplied, object) as Manifest)
      : withoutStatus(object),
    owners: stored.owners,
    uid: stored.uid,
    createdAt: String(object.metadata.creationTimestamp),
    resourceVersion: String(stored.resourceVersion),
    ...(stored.deletingMs !== undefined && {
      deletingSince: String(object.metadata.deletionTimestamp),
    }),
  };
}
