import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import { whatNeedsReview } from './whatNeedsReview';

const environments: readonly EnvironmentConfig[] = [
  { name: 'dev', requireReason: false, match: [], changes: 'commit' },
  { name: 'staging', requireReason: false, match: [], changes: 'pullRequest' },
];

describe('whatNeedsReview', () => {
  it.each([
    ['nothing', [], []],
    [
      'another Application of an environment that gets commits',
      [{ path: 'dist/store-dev.yaml', environment: 'dev' }],
      [],
    ],
    [
      'an environment that gets pull requests',
      [
        { path: 'dist/store-dev.yaml', environment: 'dev' },
        { path: 'dist/store-staging.yaml', environment: 'staging' },
      ],
      ['dist/store-staging.yaml'],
    ],
    [
      'an environment that no configuration knows',
      [{ path: 'dist/store-qa/generated.yaml', environment: 'qa' }],
      ['dist/store-qa/generated.yaml'],
    ],
    [
      'a package of the platform',
      [{ path: 'dist/platform/manifests/AppProject.shop.k8s.yaml' }],
      ['dist/platform/manifests/AppProject.shop.k8s.yaml'],
    ],
  ])('looks at %s', (_, others, expected) => {
    expect(
      whatNeedsReview(others, environments).map(({ path }) => path),
    ).toEqual(expected);
  });
});
