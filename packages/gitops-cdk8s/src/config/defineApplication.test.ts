import { defineApplication } from './defineApplication';

const rest = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
} as const;
const environments = { dev: { destination: 'dev' } };

// The compiler checks these: a line below `@ts-expect-error` that is no error is one itself.
const taken = [
  defineApplication({ ...rest, environments }),
  defineApplication({
    ...rest,
    chart: { type: 'Worker', props: { command: ['node'], replicas: 2 } },
    environments: {
      dev: { destination: 'dev', props: { args: ['--debug'] } },
    },
  }),
  defineApplication({
    ...rest,
    chart: { type: 'Own', props: { anything: [1, { goes: true }] } },
    environments,
  }),
  defineApplication({
    ...rest,
    chart: {
      type: 'CronJob',
      // @ts-expect-error -- a cron job has no replicas
      props: { schedule: '@daily', replicas: 2 },
    },
    environments,
  }),
  defineApplication({
    ...rest,
    // @ts-expect-error -- it needs a schedule
    chart: { type: 'CronJob', props: {} },
    environments,
  }),
  defineApplication({
    ...rest,
    chart: { type: 'WebService', props: { port: 80 } },
    environments: {
      // @ts-expect-error -- a port is a number
      dev: { destination: 'dev', props: { port: '80' } },
    },
  }),
  defineApplication({
    ...rest,
    // @ts-expect-error -- it is called replicas, and is of an environment
    replicaz: 3,
    environments,
  }),
];

describe('defineApplication', () => {
  it('gives back what it is given', () => {
    expect(taken.map(({ name }) => name)).toEqual(taken.map(() => 'shop'));
    expect(taken[1].chart?.props).toEqual({ command: ['node'], replicas: 2 });
  });
});
