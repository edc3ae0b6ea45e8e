import { ResourceStatus } from '../objects/Application';
import { aggregateHealth } from './aggregateHealth';

const resource = (status?: string, hook = false): ResourceStatus => ({
  version: 'v1',
  kind: 'Thing',
  name: 'a',
  ...(status && { health: { status } }),
  ...(hook && { hook }),
});

describe('aggregateHealth', () => {
  it.each<[string, readonly ResourceStatus[], string]>([
    ['nothing', [], 'Healthy'],
    ['all missing', [resource('Missing'), resource('Missing')], 'Missing'],
    [
      'missing beside a kind without health',
      [resource('Missing'), resource()],
      'Healthy',
    ],
    [
      'the worst',
      [resource('Healthy'), resource('Degraded'), resource('Progressing')],
      'Degraded',
    ],
    ['suspended', [resource('Healthy'), resource('Suspended')], 'Suspended'],
    [
      'hooks aside',
      [resource('Missing'), resource('Degraded', true)],
      'Missing',
    ],
  ])('of %s', (_what, resources, health) => {
    expect(aggregateHealth(resources)).toBe(health);
  });
});
