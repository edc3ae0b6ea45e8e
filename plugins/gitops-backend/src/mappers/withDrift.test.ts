import { Deployment } from '@slipway/plugin-gitops-common';
import { commit, testApplication } from '../testing/testApplication';
import { toDeployment } from './toDeployment';
import { withDrift } from './withDrift';

const denied = { allowed: false };

function deployment(
  environment: string,
  change: Partial<Deployment>,
): Deployment {
  const name = `shop-${environment}`;
  return {
    ...toDeployment(
      {
        id: { instance: 'main', namespace: 'argocd', name },
        application: testApplication({ name }),
      },
      {
        instance: { name: 'main' },
        environments: [],
        access: {
          read: denied,
          sync: denied,
          deploy: denied,
          rollback: denied,
          hold: denied,
          release: denied,
        },
        now: new Date('2026-01-05T09:00:00Z'),
      },
    ),
    environment,
    ...change,
  };
}

const version = (label: string, digit: string) => ({
  label,
  revision: commit(digit),
  images: [],
});

const OLD = version('1.0.0', '1');
const NEW = version('1.1.0', '2');

function operation(phase: 'Running' | 'Succeeded'): Deployment['operation'] {
  return { kind: 'sync', phase, by: 'ana', automated: false, retries: 0 };
}

function driftOf(change: Partial<Deployment>) {
  const [, staging] = withDrift([
    {
      name: 'dev',
      requireReason: false,
      deployments: [deployment('dev', { version: NEW })],
    },
    {
      name: 'staging',
      requireReason: false,
      deployments: [deployment('staging', change)],
    },
  ]);
  return staging.deployments[0].drift.sentence;
}

describe('withDrift', () => {
  it.each<[string, Partial<Deployment>]>([
    ['Same as dev', { version: NEW }],
    ['1.0.0, dev has 1.1.0', { version: OLD }],
    [
      'Same as dev when done',
      { version: OLD, targetVersion: NEW, operation: operation('Running') },
    ],
    [
      '1.0.0, dev has 1.1.0',
      { version: OLD, targetVersion: NEW, operation: operation('Succeeded') },
    ],
  ])('%s', (sentence, change) => {
    expect(driftOf(change)).toBe(sentence);
  });
});
