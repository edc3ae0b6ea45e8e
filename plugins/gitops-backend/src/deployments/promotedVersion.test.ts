import { Deployment } from '@slipway/plugin-gitops-common';
import { promotedVersion } from './promotedVersion';

const image = (name: string) => ({
  label: '2.9.0',
  revision: '4f9c1e2a',
  images: [name],
});

function deployment(
  environment: string,
  more: Partial<Deployment> = {},
): Deployment {
  return {
    id: `main:argocd:shop-${environment}`,
    instance: 'main',
    application: {
      name: `shop-${environment}`,
      namespace: 'argocd',
      project: 'default',
    },
    environment,
    delivery: 'manifests',
    health: 'Healthy',
    version: image('acme/shop:2.9.0'),
    ...more,
  } as Deployment;
}

const staging = deployment('staging', { version: image('acme/shop:2.8.1') });
const chart = (name: string) => ({ ...image('acme/shop:2'), chart: name });

describe('promotedVersion', () => {
  it.each<[string, Deployment, Deployment, string]>([
    ['the tag', deployment('dev'), staging, '2.9.0'],
    [
      'the first version of the target',
      deployment('dev'),
      deployment('staging', { version: undefined, health: 'Missing' }),
      '2.9.0',
    ],
    [
      'the version of a chart',
      deployment('dev', {
        delivery: 'chart',
        version: { ...chart('shop'), revision: '1.0.0-44' },
      }),
      deployment('staging', { delivery: 'chart', version: chart('shop') }),
      '1.0.0-44',
    ],
  ])('brings %s', (_, source, target, wanted) => {
    expect(promotedVersion({ source, target })).toBe(wanted);
    expect(promotedVersion({ source, target, seen: wanted })).toBe(wanted);
  });

  it.each<{
    readonly sentence: RegExp;
    readonly source?: Partial<Deployment>;
    readonly seen?: string;
  }>([
    {
      sentence: /^Nothing was ever deployed to dev/,
      source: { version: undefined },
    },
    {
      sentence: /^What dev runs has no tag to promote/,
      source: { version: image('acme/shop@sha256:ab') },
    },
    {
      sentence: /cannot be told while Argo CD 'main'/,
      source: { staleSince: '2026-01-05T08:00:00Z' },
    },
    {
      sentence: /^2\.9\.0 is Degraded in dev\. Promote it when/,
      source: { health: 'Degraded' },
    },
    {
      sentence: /^2\.9\.0 is Progressing in dev/,
      source: { health: 'Progressing' },
    },
    { sentence: /^dev runs 2\.9\.0 by now, no more 2\.8\.9/, seen: '2.8.9' },
    {
      sentence:
        /shop-dev acme\/cart, shop-staging acme\/shop\. Promote between/,
      source: { version: image('acme/cart:1') },
    },
    {
      sentence: /shop-dev the chart shop, shop-staging acme\/shop/,
      source: { delivery: 'chart', version: chart('shop') },
    },
  ])('refuses with $sentence', ({ seen, sentence, source }) => {
    expect(() =>
      promotedVersion({
        source: deployment('dev', source),
        target: staging,
        seen,
      }),
    ).toThrow(sentence);
  });

  it('promotes nothing to itself', () => {
    expect(() => promotedVersion({ source: staging, target: staging })).toThrow(
      /^staging cannot be promoted to itself/,
    );
  });
});
