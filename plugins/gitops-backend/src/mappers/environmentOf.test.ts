import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import {
  testApplication,
  TestApplicationOptions,
} from '../testing/testApplication';
import { environmentOf } from './environmentOf';

const environments: EnvironmentConfig[] = [
  {
    name: 'dev',
    requireReason: false,
    changes: 'pullRequest',
    match: [{ destination: 'dev-*' }],
  },
  {
    name: 'production',
    requireReason: true,
    changes: 'pullRequest',
    match: [
      { destination: 'eu-prod-1' },
      { project: 'prod-*', namespace: 'shop' },
      { labels: { tier: 'gold' }, instance: 'main' },
    ],
  },
];

describe('environmentOf', () => {
  it.each<[string, Omit<TestApplicationOptions, 'name'>, string]>([
    ['the destination', { destination: 'dev-vcluster' }, 'dev'],
    ['a second match', { destination: 'eu-prod-1' }, 'production'],
    [
      'all parts of a match',
      { destination: 'x', project: 'prod-eu' },
      'production',
    ],
    ['labels', { destination: 'x', labels: { tier: 'gold' } }, 'production'],
    [
      'its own label before every match',
      { labels: { 'slipway.dev/environment': 'preview' } },
      'preview',
    ],
    ['nothing', { destination: 'x' }, 'Other'],
    ['a pattern only as a whole', { destination: 'my-dev-1' }, 'Other'],
  ])('goes by %s', (_, options, environment) => {
    const application = testApplication({ name: 'a', ...options });
    expect(environmentOf(application, 'main', environments)).toBe(environment);
  });
});
