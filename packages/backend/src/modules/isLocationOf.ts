import { Entity } from '@backstage/catalog-model';

/**
 * Whether a Location entity of the catalog reads a file of the repository with this web address. Both the single
 * `target` and the `targets` list of a Location are looked at.
 */
export function isLocationOf(location: Entity, repository: string): boolean {
  const { target, targets } = location.spec ?? {};
  const all = [target, ...(Array.isArray(targets) ? targets : [])];
  const prefix = `${repository.replace(/\/$/, '')}/`.toLowerCase();
  return all.some(
    text => typeof text === 'string' && text.toLowerCase().startsWith(prefix),
  );
}
