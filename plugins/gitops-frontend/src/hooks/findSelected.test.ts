import { scenarios } from '../../dev/fake/scenarios';
import { DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { findSelected } from './findSelected';

const now = Date.parse('2026-01-01T12:00:00Z');
const overview = (name: 'running' | 'done') =>
  scenarios[name](now).overview as DeploymentsOverview;

describe('findSelected', () => {
  it.each([
    ['the one that runs without a name', 'running', {}, 'production'],
    ['the first when nothing needs eyes', 'done', {}, 'dev'],
    ['the named environment', 'running', { environment: 'staging' }, 'staging'],
    [
      'the named deployment before the environment',
      'running',
      { environment: 'staging', deployment: 'sandbox:argocd:storefront-dev' },
      'dev',
    ],
    [
      'the urgent one for a name that is gone',
      'running',
      { environment: 'qa' },
      'production',
    ],
  ] as const)('takes %s', (_, scenario, named, environment) => {
    expect(findSelected(overview(scenario), named)?.environment.name).toBe(
      environment,
    );
  });
});
