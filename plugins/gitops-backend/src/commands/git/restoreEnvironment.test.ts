import {
  ApplicationConfig,
  readApplicationConfig,
  writeApplicationConfig,
} from '@slipway/cdk8s';
import { ConfigAt } from './regenerate';
import { restoreEnvironment } from './restoreEnvironment';

const base: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'acme/shop', tag: '2.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', image: { tag: '2.1.0' }, replicas: 2 },
    staging: { destination: 'staging-vcluster' },
  },
};

const at = (config: ApplicationConfig, comment = ''): ConfigAt => ({
  commit: 'a'.repeat(40),
  path: 'config/applications/shop.ts',
  text: comment + writeApplicationConfig(config),
  config,
});
const restored = (text: string) => readApplicationConfig(text, 'shop.ts');
const dev = (change: object): ApplicationConfig => ({
  ...base,
  environments: {
    ...base.environments,
    dev: { ...base.environments.dev, ...change },
  },
});

describe('restoreEnvironment', () => {
  it('changes the version alone where nothing else differs, and keeps comments', () => {
    const current = at(base, '// ours\n');
    const { text, notes } = restoreEnvironment(
      current,
      dev({ image: { tag: '1.9.0' } }),
      'dev',
    );
    expect(text).toBe(current.text.replace('2.1.0', '1.9.0'));
    expect(notes).toEqual([]);
  });

  it('restores other fields of the environment and leaves its neighbours', () => {
    const earlier = dev({ image: { tag: '1.9.0' }, replicas: 5 });
    const { text, notes } = restoreEnvironment(at(base), earlier, 'dev');
    expect(restored(text)).toEqual(earlier);
    expect(notes[0]).toMatch(/More than the version changed in dev/);
  });

  it('writes down what was inherited then', () => {
    const earlier: ApplicationConfig = {
      ...base,
      image: { repository: 'old/shop', tag: '1.0.0' },
    };
    const { text } = restoreEnvironment(at(base), earlier, 'staging');
    expect(restored(text).environments.staging.image).toEqual({
      repository: 'old/shop',
      tag: '1.0.0',
    });
    expect(restored(text).image).toEqual(base.image);
  });

  it('restores a chart version', () => {
    const chart = (version: string): ApplicationConfig => ({
      name: 'shop',
      entity: 'component:default/shop',
      namespace: 'shop',
      delivery: {
        type: 'chart',
        repoURL: 'https://charts.example.com',
        chart: 'shop',
      },
      environments: {
        dev: { destination: 'dev-vcluster', chartVersion: version },
      },
    });
    const { text } = restoreEnvironment(
      at(chart('1.0.0-2')),
      chart('1.0.0-1'),
      'dev',
    );
    expect(restored(text)).toEqual(chart('1.0.0-1'));
  });
});
