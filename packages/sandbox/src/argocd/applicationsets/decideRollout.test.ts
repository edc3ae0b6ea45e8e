import { Application } from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { metadataOf } from '../testing/metadataOf';
import { ApplicationSetMember } from './ApplicationSet';
import { decideRollout } from './decideRollout';

const steps = ['dev', 'prod'].map(env => ({
  matchExpressions: [{ key: 'env', operator: 'In' as const, values: [env] }],
}));

function application(
  env: string,
  fields: {
    readonly revision?: string;
    readonly sync?: string;
    readonly health?: string;
    readonly synced?: boolean;
  } = {},
): Application {
  const {
    revision = 'one',
    sync = 'Synced',
    health = 'Healthy',
    synced = true,
  } = fields;
  return {
    metadata: metadataOf(`web-${env}`, { labels: { env } }),
    spec: { project: 'default', destination: {} },
    status: {
      ...emptyStatus(),
      sync: { status: sync, revision, comparedTo: { destination: {} } },
      health: { status: health },
      ...(synced && {
        operationState: {
          operation: { sync: {}, initiatedBy: {}, retry: {} },
          phase: 'Succeeded',
          startedAt: '2026-01-05T08:00:01Z',
        },
      }),
    },
  };
}

const member = (
  env: string,
  status: ApplicationSetMember['status'],
): ApplicationSetMember => ({
  application: `web-${env}`,
  status,
  message: '',
  step: env === 'dev' ? '1' : '2',
  lastTransitionTime: '2026-01-05T08:00:00Z',
  targetRevisions: ['one'],
});

const states = (
  members: readonly ApplicationSetMember[],
  applications: readonly Application[],
) => {
  const {
    members: after,
    start,
    step,
  } = decideRollout({
    members,
    applications,
    steps,
    now: '2026-01-05T08:00:05Z',
  });
  return { states: after.map(({ status }) => status), start, step };
};

describe('decideRollout', () => {
  it('begins with the first step and lets the others wait', () => {
    expect(states([], [application('dev'), application('prod')])).toEqual({
      states: ['Pending', 'Waiting'],
      start: ['web-dev'],
      step: 1,
    });
  });

  it.each([
    ['Pending', 'Progressing', application('dev', { health: 'Progressing' })],
    ['Pending', 'Progressing', application('dev')],
    ['Pending', 'Pending', application('dev', { synced: false })],
    ['Progressing', 'Progressing', application('dev', { health: 'Degraded' })],
  ] as const)('goes from %s to %s', (before, after, dev) => {
    const result = states(
      [member('dev', before), member('prod', 'Waiting')],
      [dev, application('prod')],
    );
    expect(result).toEqual({ states: [after, 'Waiting'], start: [], step: 1 });
  });

  it('starts the next step as soon as the one before is Healthy', () => {
    expect(
      states(
        [member('dev', 'Progressing'), member('prod', 'Waiting')],
        [application('dev'), application('prod')],
      ),
    ).toEqual({ states: ['Healthy', 'Pending'], start: ['web-prod'], step: 2 });
  });

  it('begins again for a new revision, and is done when all are Healthy', () => {
    const members = [member('dev', 'Healthy'), member('prod', 'Healthy')];
    expect(states(members, [application('dev'), application('prod')])).toEqual({
      states: ['Healthy', 'Healthy'],
      start: [],
      step: undefined,
    });
    const changed = { revision: 'two', sync: 'OutOfSync' };
    expect(
      states(members, [
        application('dev', changed),
        application('prod', changed),
      ]),
    ).toEqual({
      states: ['Pending', 'Waiting'],
      start: ['web-dev'],
      step: 1,
    });
  });
});
