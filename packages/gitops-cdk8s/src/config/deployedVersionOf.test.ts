import { ApplicationConfig } from './ApplicationConfig';
import { deployedVersionOf } from './deployedVersionOf';

type Config = Pick<ApplicationConfig, 'chart' | 'delivery' | 'image'>;

const environments = {
  dev: {
    destination: 'dev',
    chartVersion: '2.0.0',
    image: { tag: 'two' },
  },
  production: { destination: 'production' },
};
const release = (props?: Readonly<Record<string, unknown>>): Config => ({
  chart: { type: 'HelmRelease', props },
});

describe('deployedVersionOf', () => {
  it.each<[Config, string, string, string | undefined]>([
    [{ image: { repository: 'a', tag: 'one' } }, 'dev', 'image', 'two'],
    [{ image: { repository: 'a', tag: 'one' } }, 'production', 'image', 'one'],
    [{}, 'production', 'image', undefined],
    [{}, 'constructor', 'image', undefined],
    [
      {
        delivery: { type: 'chart', repoURL: 'r', chart: 'c', version: '1.0.0' },
      },
      'dev',
      'chart',
      '2.0.0',
    ],
    [
      {
        delivery: { type: 'chart', repoURL: 'r', chart: 'c', version: '1.0.0' },
      },
      'production',
      'chart',
      '1.0.0',
    ],
    [release({ version: '1.0.0' }), 'dev', 'chart', '2.0.0'],
    [release({ version: '1.0.0' }), 'production', 'chart', '1.0.0'],
    [release({ version: 1 }), 'production', 'chart', undefined],
    [release(), 'production', 'chart', undefined],
  ])('of %j in %s is of the %s: %s', (config, environment, of, version) => {
    expect(deployedVersionOf({ ...config, environments }, environment)).toEqual(
      {
        of,
        version,
      },
    );
  });
});
