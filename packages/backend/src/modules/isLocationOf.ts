/**
 * Whether a catalog location's target is a file of the repository with this web address.
 */
export function isLocationOf(target: string, repository: string): boolean {
  const prefix = `${repository.replace(/\/$/, '')}/`;
  return target.toLowerCase().startsWith(prefix.toLowerCase());
}
