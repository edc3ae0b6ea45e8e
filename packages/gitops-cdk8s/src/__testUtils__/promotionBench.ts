import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { KargoPromotion } from '../kargo/PromotionConfig';
import { platformBench } from './platformBench';

const { application, generate } = platformBench;

const ENVIRONMENTS = {
  dev: { destination: 'dev' },
  test: { destination: 'test' },
  production: { destination: 'prod' },
};

function shop(
  kargo: Partial<KargoPromotion> = {},
  changes: Partial<ApplicationConfig> = {},
): ApplicationConfig {
  return application('shop', {
    environments: ENVIRONMENTS,
    promotion: { kargo: { project: 'pipelines', ...kargo } },
    ...changes,
  });
}

function make(
  applications: readonly ApplicationConfig[],
  mode: 'cnoe' | 'git' = 'git',
) {
  const { files, findings } = generate({}, { applications, mode });
  const objects = files
    .filter(({ path }) => path.startsWith('dist/platform-promotion/manifests/'))
    .map(({ content }) => parse(content))
    .filter(({ apiVersion }) => apiVersion.startsWith('kargo.akuity.io/'));
  const find = (kind: string, name: string) =>
    objects.find(one => one.kind === kind && one.metadata.name === name);
  return { find, findings, objects };
}

const CHART = {
  chart: undefined,
  image: undefined,
  delivery: {
    type: 'chart',
    repoURL: 'https://charts.example.com',
    chart: 'shop',
    version: '1.0.0',
  },
} as const;

/** What the tests of promotions work with. */
export const promotionBench = { CHART, make, shop } as const;
