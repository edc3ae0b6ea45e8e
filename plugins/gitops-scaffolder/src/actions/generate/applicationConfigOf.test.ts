import { applicationConfigOf } from './applicationConfigOf';
import { GenerateInput } from './GenerateInput';

const known = [
  {
    name: 'dev',
    requireReason: false,
    changes: 'pullRequest' as const,
    match: [
      { project: 'x' },
      { destination: 'dev-*' },
      { destination: 'dev-vcluster' },
    ],
  },
  {
    name: 'production',
    requireReason: true,
    changes: 'pullRequest' as const,
    match: [{ destination: 'eu-prod-1' }],
  },
];

const input: GenerateInput = {
  name: 'shop',
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: [{ name: 'dev' }, { name: 'production', replicas: 2 }],
};

describe('applicationConfigOf', () => {
  it('fills in what was not given', () => {
    expect(applicationConfigOf(input, known)).toEqual({
      name: 'shop',
      entity: 'component:default/shop',
      namespace: 'shop',
      chart: { type: 'WebService', props: { port: 8080 } },
      image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
      environments: {
        dev: { destination: 'dev-vcluster' },
        production: { destination: 'eu-prod-1', replicas: 2 },
      },
    });
  });

  it('takes empty fields of a form for not given', () => {
    expect(
      applicationConfigOf(
        {
          ...input,
          description: '',
          healthPath: '',
          exposure: { type: 'None', host: '', gateway: { name: '' } },
          secrets: { store: 'vault', keys: [] },
          resources: { requests: { cpu: '' }, limits: {} },
        },
        known,
      ),
    ).toEqual(applicationConfigOf(input, known));
  });

  it('makes probes, an HTTPRoute and an ExternalSecret of the fields', () => {
    const { chart } = applicationConfigOf(
      {
        ...input,
        healthPath: '/healthz',
        exposure: {
          type: 'HTTPRoute',
          host: 'shop.example.com',
          gateway: { name: 'public' },
        },
        secrets: {
          store: 'vault',
          keys: [{ variable: 'PASSWORD', key: 'shop', property: '' }],
        },
        chart: { props: { port: 9000 } },
      },
      known,
    );
    expect(chart?.props).toEqual({
      port: 9000,
      probes: {
        liveness: { path: '/healthz' },
        readiness: { path: '/healthz' },
      },
      httpRoute: { host: 'shop.example.com', gateway: { name: 'public' } },
      secrets: {
        store: { name: 'vault' },
        keys: { PASSWORD: { key: 'shop' } },
      },
    });
  });

  it('gives each environment its own host', () => {
    const { chart, environments } = applicationConfigOf(
      {
        ...input,
        exposure: { type: 'Ingress', host: '{environment}.shop.example.com' },
        environments: [
          { name: 'dev' },
          { name: 'production', host: 'shop.example.com' },
        ],
      },
      known,
    );
    expect(chart?.props).not.toHaveProperty('ingress');
    expect(environments.dev.props).toEqual({
      ingress: { host: 'dev.shop.example.com' },
    });
    expect(environments.production.props).toEqual({
      ingress: { host: 'shop.example.com' },
    });
  });

  it('keeps delivery by chart free of images', () => {
    const delivery = {
      type: 'chart' as const,
      repoURL: 'https://charts.example.com',
      chart: 'orders',
    };
    const config = applicationConfigOf(
      {
        name: 'orders',
        delivery,
        environments: [{ name: 'dev', chartVersion: '1.0.0-17' }],
      },
      known,
    );
    expect(config).toEqual({
      name: 'orders',
      entity: 'component:default/orders',
      namespace: 'orders',
      delivery,
      environments: {
        dev: { destination: 'dev-vcluster', chartVersion: '1.0.0-17' },
      },
    });
  });

  it.each<[string, Partial<GenerateInput>, string]>([
    [
      'no image',
      { image: undefined },
      'The image of shop is missing; give its repository',
    ],
    [
      'an image without a tag',
      { image: { repository: 'acme/shop', tag: '' } },
      'The image "acme/shop" has no tag; give one that is never moved',
    ],
    [
      'a tag in the repository',
      { image: { repository: 'localhost:5000/shop:1.0', tag: '' } },
      'The image repository "localhost:5000/shop:1.0" has a tag in it; give the repository "localhost:5000/shop" and the tag in their own fields.',
    ],
    [
      'latest',
      { image: { repository: 'acme/shop', tag: 'latest' } },
      'The image "acme/shop:latest" changes without a commit',
    ],
    [
      'an environment twice',
      { environments: [{ name: 'dev' }, { name: 'dev' }] },
      'The environment "dev" is there twice',
    ],
    [
      'an environment without a cluster',
      { environments: [{ name: 'test' }] },
      'The environment "test" has no destination and is not configured with one in gitops.environments (dev, production)',
    ],
    [
      'an exposure without a host',
      { exposure: { type: 'Ingress' } },
      'shop is to be reached through an Ingress and has no host',
    ],
    [
      'an HTTPRoute without a gateway',
      { exposure: { type: 'HTTPRoute', host: 'a.example.com' } },
      'The HTTPRoute of shop has no gateway',
    ],
    [
      'secrets without a store',
      { secrets: { keys: [{ variable: 'A', key: 'a' }] } },
      'The secrets have no store',
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(() => applicationConfigOf({ ...input, ...changes }, known)).toThrow(
      message,
    );
  });
});
