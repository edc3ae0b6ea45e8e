import { ResourceStatus } from '../objects/Application';

// From harmless to bad.
const BADNESS = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/**
 * The health of an Application: the worst of its resources, hooks aside. A missing one counts only while all are
 * missing; with no resources at all it is Healthy.
 */
export function aggregateHealth(resources: readonly ResourceStatus[]): string {
  const counted = resources.filter(resource => !resource.hook);
  if (
    counted.length > 0 &&
    counted.every(resource => resource.health?.status === 'Missing')
  ) {
    return 'Missing';
  }
  return counted
    .map(resource => resource.health?.status)
    .filter(status => status !== undefined && status !== 'Missing')
    .reduce<string>(
      (worst, status) =>
        BADNESS.indexOf(status!) > BADNESS.indexOf(worst) ? status! : worst,
      'Healthy',
    );
}
