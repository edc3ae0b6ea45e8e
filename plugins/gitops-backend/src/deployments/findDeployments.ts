import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { namedEntity } from '../access/linkOf';
import { IndexedApplication } from '../index/ApplicationIndex';
import { describeLookup } from '../index/describeLookup';
import { matchesLookup } from '../index/matchesLookup';
import { readLookup } from '../index/readLookup';

/** The Applications of an entity, and what its annotations asked for. */
export interface FoundDeployments {
  readonly applications: readonly IndexedApplication[];
  readonly setup: DeploymentsOverview['setup'];
  readonly lookup?: string;
}

/**
 * The Applications that name an entity, and those that the entity's annotations name.
 *
 * @throws InputError when the annotation's selector cannot be read.
 */
export function findDeployments(
  entity: Entity,
  applications: Iterable<IndexedApplication>,
): FoundDeployments {
  const entityRef = stringifyEntityRef(entity);
  const lookup = readLookup(entity);
  const found: IndexedApplication[] = [];
  for (const indexed of applications) {
    const named = namedEntity(indexed.application) === entityRef;
    if (named || (lookup && matchesLookup(indexed, lookup))) {
      found.push(indexed);
    }
  }
  let setup: FoundDeployments['setup'] = lookup ? 'no-match' : 'not-annotated';
  if (found.length) setup = 'ready';
  return {
    applications: found,
    setup,
    lookup: lookup && describeLookup(lookup),
  };
}
