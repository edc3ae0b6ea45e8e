import { ApplicationConfig } from '../config/ApplicationConfig';
import { editApplicationConfig } from '../config/editApplicationConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { writeApplicationConfig } from '../config/writeApplicationConfig';
import { gitBlobId, readGenerationRecord } from '../package/generationRecord';
import { shopBench } from '../__testUtils__/shopBench';
import { generateApplication } from './generateApplication';
import { GenerateOptions } from './GenerateOptions';

const { generate, shop: config, withProps } = shopBench;

describe('generateApplication', () => {
  it('plans the per-kind waves', () => {
    const { applications } = generate(
      withProps({
        config: { A: 'b' },
        secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
        ingress: { host: 'shop.example.com' },
      }),
      { environments: ['dev'] },
    );
    expect(
      applications[0].plan.waves.map(({ wave, resources }) => [
        wave,
        ...resources.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [-100, 'Namespace'],
      [-90, 'ServiceAccount'],
      [-80, 'ExternalSecret'],
      [-70, 'ConfigMap'],
      [0, 'Deployment'],
      [10, 'Service'],
      [20, 'Ingress'],
    ]);
    expect(applications[0].version).toBe('acme/shop:1.0.0');
  });

  it('gives the same bytes again, also from data in another order', () => {
    const reversed = Object.fromEntries(Object.entries(config).reverse());
    expect(generate(reversed as Partial<ApplicationConfig>)).toEqual(
      generate(),
    );
  });

  it('advances one environment alone', () => {
    const text = writeApplicationConfig(config);
    const edited = editApplicationConfig(text, {
      environment: 'dev',
      imageTag: '2.0.0',
    });
    const { files, applications } = generateApplication({
      config: readApplicationConfig(edited, 'shop.ts'),
      configText: edited,
      environments: ['dev'],
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    });
    expect(applications.map(({ name }) => name)).toEqual(['shop-dev']);
    expect(files.filter(({ path }) => path.includes('production'))).toEqual([]);
    const record = readGenerationRecord(
      files.find(({ path }) => path === 'dist/shop-dev/generated.yaml')!
        .content,
    );
    expect(record?.config.blob).toBe(gitBlobId(edited));
    // Of the environment that stays behind nothing but its own record would have changed.
    const before = generate().files.filter(({ path }) =>
      path.includes('production'),
    );
    const after = generateApplication({
      config: readApplicationConfig(edited, 'shop.ts'),
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    }).files.filter(({ path }) => path.includes('production'));
    expect(
      after.filter((file, index) => file.content !== before[index].content),
    ).toEqual([
      expect.objectContaining({ path: 'dist/shop-production/generated.yaml' }),
    ]);
  });

  it('removes what is no longer made, and nothing of other environments', () => {
    const existingPaths = [
      'dist/shop-dev/manifests/Ingress.shop-dev.k8s.yaml',
      'dist/shop-dev/manifests/Service.shop-dev.k8s.yaml',
      'dist/shop-production/manifests/Ingress.shop-production.k8s.yaml',
      'dist/shop-dev-2/manifests/Ingress.shop-dev-2.k8s.yaml',
    ];
    expect(
      generate({}, { environments: ['dev'], existingPaths }).deletes,
    ).toEqual([existingPaths[0]]);
  });

  it('names blobs as Git does', () => {
    expect(gitBlobId('hello\n')).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a',
    );
  });

  it.each<
    [string, Partial<ApplicationConfig>, Partial<GenerateOptions>, string]
  >([
    [
      'an unknown environment',
      {},
      { environments: ['test'] },
      'the environment "test" is not in the config of shop; use one of dev, production.',
    ],
    [
      'no chart',
      { chart: undefined },
      {},
      'shop is delivered by manifests and has no chart',
    ],
    [
      'an unknown chart type',
      { chart: { type: 'Own' } },
      {},
      'the chart type "Own" of shop is not registered; use one of CronJob, ',
    ],
    [
      'no image',
      { image: undefined },
      {},
      'shop has no image with a tag in dev',
    ],
    [
      'a bad prop',
      withProps({ port: 0 }),
      {},
      'chart.props of shop in dev: port is 0, which is no port; use 1 to 65535.',
    ],
    [
      'an unknown prop',
      withProps({ prot: 1 }),
      {},
      '"prot" is not a field of the config',
    ],
    [
      'a bad name',
      { name: 'Shop' },
      {},
      'name is "Shop", which is no DNS-1123 label',
    ],
  ])('refuses %s', (_, changes, options, message) => {
    expect(() => generate(changes, options)).toThrow(message);
  });
});
