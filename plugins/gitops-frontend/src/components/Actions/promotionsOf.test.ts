import { Deployment, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { deployment, version } from '../../../dev/fake/deployments';
import { promotionsOf } from './promotionsOf';

const NOW = Date.parse('2026-01-05T08:00:00Z');
const OLD = version('2.8.1', '4f9c1e2');
const NEW = version('2.9.0', '5a0d2f3');
const live = { state: 'live' as const, sentence: 'Live.' };

function overviewOf(
  ...rows: readonly (readonly [string, Partial<Deployment>])[]
): DeploymentsOverview {
  const all = rows.map(([environment, more], index) =>
    deployment(NOW, environment, {
      id: `main:argocd:${environment}-${index}`,
      newest: live,
      ...more,
    }),
  );
  return {
    entityRef: 'component:default/storefront',
    environments: [...new Set(all.map(({ environment }) => environment))].map(
      name => ({
        name,
        requireReason: false,
        deployments: all.filter(({ environment }) => environment === name),
      }),
    ),
    problems: [],
    setup: 'ready',
    generatedAt: new Date(NOW).toISOString(),
  };
}

function promoted(overview: DeploymentsOverview) {
  const [environment] = overview.environments;
  return promotionsOf(overview, {
    environment,
    deployment: environment.deployments[0],
  }).map(({ target, version: brought }) => [target.deployment.id, brought]);
}

describe('promotionsOf', () => {
  it.each<[string, DeploymentsOverview, readonly (readonly string[])[]]>([
    [
      'offers the next environment',
      overviewOf(
        ['dev', { version: NEW }],
        ['staging', { version: OLD }],
        ['production', { version: OLD }],
      ),
      [['main:argocd:staging-1', '2.9.0']],
    ],
    [
      'offers nothing beyond one that runs it already',
      overviewOf(
        ['dev', { version: NEW }],
        ['staging', { version: NEW }],
        ['production', { version: OLD }],
      ),
      [],
    ],
    [
      'offers what ran before while Git asks for something else',
      overviewOf(
        ['dev', { version: NEW }],
        [
          'staging',
          { version: NEW, newest: { state: 'out-of-sync', sentence: 'Not.' } },
        ],
      ),
      [['main:argocd:staging-1', '2.9.0']],
    ],
    [
      'offers each region',
      overviewOf(
        ['staging', { version: NEW }],
        ['production', { version: OLD }],
        ['production', { version: undefined }],
        ['production', { version: NEW }],
      ),
      [
        ['main:argocd:production-1', '2.9.0'],
        ['main:argocd:production-2', '2.9.0'],
      ],
    ],
    [
      'passes by what runs something else, or is delivered otherwise',
      overviewOf(
        ['dev', { version: NEW }],
        ['staging', { version: { ...OLD, images: ['ghcr.io/acme/cart:1'] } }],
        ['staging', { delivery: 'chart' }],
        ['production', { version: OLD }],
      ),
      [['main:argocd:production-3', '2.9.0']],
    ],
    [
      'offers nothing of what was never deployed',
      overviewOf(['dev', { version: undefined }], ['staging', {}]),
      [],
    ],
    [
      'offers nothing from the last environment',
      overviewOf(['production', { version: NEW }]),
      [],
    ],
  ])('%s', (_, overview, wanted) => {
    expect(promoted(overview)).toEqual(wanted);
  });
});
