import {
  Application,
  ApplicationStatus,
  ResourceStatus,
  SyncPolicy,
} from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { metadataOf } from '../testing/metadataOf';
import { decideAutoSync } from './decideAutoSync';

const source = { repoURL: 'https://git.example.com/a', path: 'a' };
const now = new Date('2026-01-05T08:00:10Z');
const drifted: ResourceStatus = {
  version: 'v1',
  kind: 'ConfigMap',
  name: 'a',
  status: 'OutOfSync',
};
const extra: ResourceStatus = { ...drifted, name: 'x', requiresPruning: true };

function application(
  automated: SyncPolicy['automated'],
  status: Partial<ApplicationStatus> = {},
  more: Partial<Application> = {},
): Application {
  return {
    metadata: metadataOf('shop'),
    spec: {
      project: 'default',
      destination: {},
      source,
      syncPolicy: { automated },
    },
    status: {
      ...emptyStatus(),
      resources: [drifted],
      sync: {
        status: 'OutOfSync',
        revision: 'new',
        comparedTo: { destination: {} },
      },
      ...status,
    },
    ...more,
  };
}

function attempted(
  phase: 'Succeeded' | 'Failed',
  revision = 'new',
  attempts?: number,
): Partial<ApplicationStatus> {
  const operation = {
    sync: { ...(attempts && { autoHealAttemptsCount: attempts }) },
    initiatedBy: {},
    retry: {},
  };
  return {
    operationState: {
      operation,
      phase,
      message: 'why',
      startedAt: '2026-01-05T08:00:00Z',
      finishedAt: '2026-01-05T08:00:05Z',
      syncResult: { revision, source },
    },
  };
}

const decide = (one: Application, canSync = true) =>
  decideAutoSync({ application: one, now, canSync });

describe('decideAutoSync', () => {
  it('asks for the revision that was compared, five retries included', () => {
    expect(decide(application({ prune: true })).operation).toEqual({
      sync: { revision: 'new', prune: true, source },
      initiatedBy: { automated: true },
      retry: { limit: 5 },
    });
  });

  it.each([
    ['is not automatic', application(undefined)],
    ['is held', application({ enabled: false })],
    [
      'is in sync',
      application({}, { sync: { ...emptyStatus().sync, status: 'Synced' } }),
    ],
    [
      'runs an operation',
      application(
        {},
        {},
        { operation: { sync: {}, initiatedBy: {}, retry: {} } },
      ),
    ],
    [
      'has only something to prune, and may not',
      application({}, { resources: [extra] }),
    ],
    ['has tried this revision', application({}, attempted('Succeeded'))],
  ])('does nothing when the Application %s', (_what, one) => {
    expect(decide(one)).toEqual({});
  });

  it('does nothing in a closed window', () => {
    expect(decide(application({}), false)).toEqual({});
  });

  it('tries another revision after a failure, and not the same', () => {
    expect(
      decide(application({}, attempted('Failed', 'old'))).operation,
    ).toBeDefined();
    expect(decide(application({}, attempted('Failed')))).toEqual({
      error: 'Failed last sync attempt to [new]: why',
    });
  });

  it('never removes everything by itself', () => {
    expect(
      decide(application({ prune: true }, { resources: [extra] })),
    ).toEqual({
      error:
        'Skipping sync attempt to [new]: auto-sync will wipe out all resources',
    });
    const allowed = application(
      { prune: true, allowEmpty: true },
      { resources: [extra] },
    );
    expect(decide(allowed).operation).toBeDefined();
  });

  it('heals only what drifted, and waits longer each time', () => {
    const first = application({ selfHeal: true }, attempted('Succeeded'));
    expect(decide(first).operation?.sync).toMatchObject({
      autoHealAttemptsCount: 1,
      resources: [{ kind: 'ConfigMap', name: 'a' }],
    });
    const third = application(
      { selfHeal: true },
      attempted('Succeeded', 'new', 2),
    );
    expect(decide(third)).toEqual({ again: 1000 });
  });
});
