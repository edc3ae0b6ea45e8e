import { shopBench } from '../__testUtils__/shopBench';

const { generate, withProps } = shopBench;

function wavesOf(
  waves: Readonly<Record<string, number>>,
  own: Readonly<Record<string, number>> = {},
) {
  const { applications } = generate({
    waves,
    environments: { dev: { destination: 'dev', waves: own } },
  });
  return Object.fromEntries(
    applications[0].plan.waves.flatMap(({ resources, wave }) =>
      resources.map(({ kind }) => [kind, wave]),
    ),
  );
}

describe('waves of a config', () => {
  it('replace those of a kind or of one object, the environment last', () => {
    expect(wavesOf({})).toMatchObject({ Deployment: 0, Service: 10 });
    expect(wavesOf({ Service: -5 })).toMatchObject({ Service: -5 });
    expect(wavesOf({ Service: -5, 'Service/shop-dev': -7 })).toMatchObject({
      Service: -7,
    });
    expect(
      wavesOf({ Service: -5, Deployment: 3 }, { Service: 8 }),
    ).toMatchObject({ Service: 8, Deployment: 3 });
  });

  it('move a hook only by its name', () => {
    const migration = (waves: Readonly<Record<string, number>>) =>
      generate({
        ...withProps({ migration: { command: ['m'], phase: 'Sync' } }),
        environments: { dev: { destination: 'dev' } },
        waves,
      }).applications[0].plan.waves.find(({ resources }) =>
        resources.some(({ kind }) => kind === 'Job'),
      )?.wave;
    expect(migration({ Job: 50 })).toBe(-10);
    expect(migration({ 'Job/shop-dev-migration': -5 })).toBe(-5);
  });

  it('cost their two seconds each', () => {
    const { applications } = generate({ waves: { Service: 0 } });
    // Namespace, ServiceAccount, and Deployment with Service.
    expect(applications[0].plan.minimumSeconds).toBe(4);
  });

  it.each([
    [
      { service: 1 },
      'the name "service" in waves is no kind and no object; write it like Service or Service/shop-dev.',
    ],
    [
      { Service: 1.5 },
      'waves.Service is 1.5, which is no wave; use a whole number.',
    ],
    [
      { Service: 5000 },
      'waves.Service is 5000, which is no wave; use -1000 to 1000.',
    ],
  ])('are refused when they are none: %j', (waves, message) => {
    expect(() => wavesOf(waves as unknown as Record<string, number>)).toThrow(
      message,
    );
  });
});
