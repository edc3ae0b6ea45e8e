import { apiGroupOf, Manifest } from '@slipway/sync-waves';
import { ObjectHealth } from '../SimulatedCluster';
import { coreRules } from './coreRules';
import { customRules } from './customRules';
import { workloadRules } from './workloadRules';

const RULES: ReadonlyMap<string, (object: Manifest) => ObjectHealth> = new Map(
  Object.entries({ ...workloadRules, ...coreRules, ...customRules }),
);

/**
 * The health of an object by Argo CD's built-in rules; undefined for kinds without one, which count as done at once.
 * An object on its way out is Progressing whatever its kind.
 */
export function objectHealth(object: Manifest): ObjectHealth | undefined {
  if (object.metadata.deletionTimestamp) {
    return { status: 'Progressing', message: 'Pending deletion' };
  }
  const group = apiGroupOf(object.apiVersion);
  return RULES.get(`${group}/${object.kind}`)?.(object);
}
