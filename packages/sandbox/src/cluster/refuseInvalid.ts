import { ResourceKey } from '@slipway/sync-waves';
import { ClusterError } from './ClusterError';

/** Throws the API server's sentence for an invalid object, when there is a cause. */
export function refuseInvalid(
  key: ResourceKey,
  causes: readonly string[],
): void {
  if (causes.length === 0) return;
  const kind = key.group ? `${key.kind}.${key.group}` : key.kind;
  const text = causes.length === 1 ? causes[0] : `[${causes.join(', ')}]`;
  throw new ClusterError(`${kind} "${key.name}" is invalid: ${text}`);
}
