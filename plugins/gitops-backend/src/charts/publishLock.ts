import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { DatabaseLocks, LockAnswer, LockRequest } from '../locks/DatabaseLocks';

const DEFAULT_CONCURRENCY = 4;

/**
 * Takes what publishing needs: the chart for itself, because two uploads of one version can both be accepted and leave
 * an index that names the wrong one, and one of the registry's places. The owner gives both back with `release`.
 */
export async function publishLock(
  locks: DatabaseLocks,
  repository: Pick<ChartRepositoryConfig, 'name' | 'concurrency'>,
  chart: string,
  request: LockRequest,
): Promise<LockAnswer> {
  const own = await locks.acquire(`chart:${repository.name}:${chart}`, request);
  if (!own.acquired) return own;
  const place = await locks.acquireOneOf(
    `registry:${repository.name}`,
    repository.concurrency ?? DEFAULT_CONCURRENCY,
    request,
  );
  if (!place.acquired) await locks.release(request.owner);
  return place;
}
