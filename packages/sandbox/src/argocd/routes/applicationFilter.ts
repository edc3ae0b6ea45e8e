import { labelSelector } from '../http/labelSelector';
import { Application } from '../objects/Application';

/** Whether an Application is among those that a list or a watch asks for. */
export function applicationFilter(
  query: URLSearchParams,
): (application: Application) => boolean {
  const selector = labelSelector(query.get('selector') ?? '');
  const legacy = query.getAll('project');
  const projects = legacy.length > 0 ? legacy : query.getAll('projects');
  const name = query.get('name');
  const namespace = query.get('appNamespace');
  return ({ metadata, spec }) =>
    (!name || metadata.name === name) &&
    (!namespace || metadata.namespace === namespace) &&
    (projects.length === 0 || projects.includes(spec.project)) &&
    selector(metadata.labels);
}
