import { IndexedApplication } from './ApplicationIndex';
import { matchesSelector } from './matchesSelector';
import { ApplicationLookup } from './readLookup';

/**
 * Whether an Application is one that an entity's annotations ask for.
 *
 * @throws InputError when the selector cannot be read.
 */
export function matchesLookup(
  { id, application }: IndexedApplication,
  lookup: ApplicationLookup,
): boolean {
  const { names, selector, namespace, project, instances } = lookup;
  return (
    (!instances || instances.includes(id.instance)) &&
    (!namespace || namespace === id.namespace) &&
    (!project || project === (application.spec.project ?? 'default')) &&
    (!names || names.includes(id.name)) &&
    (!selector || matchesSelector(selector, application.metadata.labels ?? {}))
  );
}
