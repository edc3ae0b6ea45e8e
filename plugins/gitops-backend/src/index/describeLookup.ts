import { ApplicationLookup } from './readLookup';

/**
 * What an entity's annotations ask for, in words: `applications named shop-dev in project shop of instance eu`.
 */
export function describeLookup(lookup: ApplicationLookup): string {
  const parts = ['applications'];
  if (lookup.names) parts.push(`named ${lookup.names.join(' or ')}`);
  if (lookup.selector) parts.push(`with labels ${lookup.selector}`);
  if (lookup.project) parts.push(`in project ${lookup.project}`);
  if (lookup.namespace) parts.push(`in namespace ${lookup.namespace}`);
  if (lookup.instances)
    parts.push(`of instance ${lookup.instances.join(' or ')}`);
  return parts.join(' ');
}
