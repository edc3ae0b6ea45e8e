import { promotionBench } from '../__testUtils__/promotionBench';
import { withPromotedVersions } from './withPromotedVersions';

const { CHART, shop } = promotionBench;
const promoted = (configured: string, version: string) => ({
  mode: 'git' as const,
  promotion: { configured, promoted: version },
});

describe('withPromotedVersions', () => {
  it('has the tag that was promoted, in that environment alone', () => {
    const { environments } = withPromotedVersions(shop(), {
      dev: promoted('1.0.0', '1.1.0'),
      test: promoted('1.0.0', '1.0.0'),
      production: undefined,
    });
    expect(environments.dev.image).toEqual({ tag: '1.1.0' });
    expect(environments.test.image).toBeUndefined();
    expect(environments.production.image).toBeUndefined();
  });

  it('has the version of the chart that was promoted', () => {
    const { environments } = withPromotedVersions(shop({}, CHART), {
      dev: promoted('1.0.0', '1.1.0'),
    });
    expect(environments.dev.chartVersion).toBe('1.1.0');
  });

  it.each([
    [
      'the config gives another version by now',
      shop(),
      promoted('0.9.0', '1.1.0'),
    ],
    [
      'nothing is promoted any more',
      shop({}, { promotion: undefined }),
      promoted('1.0.0', '1.1.0'),
    ],
    [
      'idpbuilder packages it',
      shop(),
      { ...promoted('1.0.0', '1.1.0'), mode: 'cnoe' as const },
    ],
  ])('is the config itself where %s', (_, config, record) => {
    expect(withPromotedVersions(config, { dev: record })).toBe(config);
  });
});
