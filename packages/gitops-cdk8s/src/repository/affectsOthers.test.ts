import { platformBench } from '../__testUtils__/platformBench';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { affectsOthers } from './affectsOthers';

const { application, fixture, fixtureTexts, generate } = platformBench;
const KEPT = { order: { strategy: 'app-of-apps' } } as const;
const web = application('web');
const tied = application('web', { needs: ['store'] });

/** Another version in every place that a version can be in. */
function newer(config: ApplicationConfig): ApplicationConfig {
  return {
    ...config,
    image: config.image && { ...config.image, tag: '9.9.9' },
    delivery:
      config.delivery?.type === 'chart'
        ? { ...config.delivery, version: '9.9.9' }
        : config.delivery,
    environments: Object.fromEntries(
      Object.entries(config.environments).map(([name, environment]) => [
        name,
        config.delivery?.type === 'chart'
          ? { ...environment, chartVersion: '9.9.9' }
          : { ...environment, image: { ...environment.image, tag: '9.9.9' } },
      ]),
    ),
  };
}

describe('affectsOthers', () => {
  it.each<
    [string, boolean, ApplicationConfig, object, ApplicationConfig | undefined]
  >([
    ['one that is added where nothing is kept', false, web, {}, undefined],
    [
      'one that is added where the strategy is none',
      false,
      web,
      { order: { strategy: 'none' } },
      undefined,
    ],
    ['one that is added where an order is kept', true, web, KEPT, undefined],
    ['one that needs another', true, tied, {}, undefined],
    ['one that no longer needs another', true, web, {}, tied],
    ['a new version', false, newer(tied), KEPT, tied],
    [
      'a further environment',
      true,
      {
        ...tied,
        environments: { ...tied.environments, two: { destination: 'x' } },
      },
      KEPT,
      tied,
    ],
    [
      'another image',
      true,
      { ...tied, image: { repository: 'acme/other', tag: '1' } },
      KEPT,
      tied,
    ],
  ])('%s: %s', (_, expected, after, settings, before) => {
    expect(affectsOthers(after, settings, before)).toBe(expected);
  });

  it('is right about versions: the platform of a whole repository does not depend on them', () => {
    const { applications, platform } = fixture();
    expect(applications.some(({ promotion }) => promotion)).toBe(true);
    expect(
      generate(fixtureTexts(), { applications: applications.map(newer) }),
    ).toEqual(platform);
  });
});
