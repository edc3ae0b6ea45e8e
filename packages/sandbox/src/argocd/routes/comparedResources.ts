import { ComparedResource } from '../controller/compareApplication';
import { ArgoError } from '../http/ArgoError';
import { Application } from '../objects/Application';
import { ApiContext } from './ApiContext';

/** What the last comparison found, made first when there was none. */
export async function comparedResources(
  { controller }: ApiContext,
  { metadata, status }: Application,
  what: string,
): Promise<readonly ComparedResource[]> {
  if (!controller.comparer.resourcesOf(metadata.name)) {
    await controller.refresh(metadata.name, 'normal');
  }
  const found = controller.comparer.resourcesOf(metadata.name);
  if (found) return found;
  const [condition] = (status.conditions ?? []).filter(({ type }) =>
    ['ComparisonError', 'InvalidSpecError'].includes(type),
  );
  throw ArgoError.unknown(
    `error getting cached app ${what}: ${condition ? `${condition.type}: ${condition.message}` : 'cache: key is missing'}`,
  );
}
