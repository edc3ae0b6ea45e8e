import { Application, Operation } from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { metadataOf } from '../testing/metadataOf';
import { finishOperation } from './finishOperation';

const source = { repoURL: 'https://git.example.com/a', path: 'a' };

function running(
  operation: Partial<Operation['sync']> = {},
  more: {
    readonly ids?: readonly number[];
    readonly limit?: number;
    readonly retry?: Operation['retry'];
  } = {},
): Application {
  const asked: Operation = {
    sync: operation,
    initiatedBy: { username: 'jane' },
    retry: more.retry ?? {},
  };
  return {
    metadata: metadataOf('shop'),
    spec: {
      project: 'default',
      destination: {},
      source,
      ...(more.limit !== undefined && { revisionHistoryLimit: more.limit }),
    },
    operation: asked,
    status: {
      ...emptyStatus(),
      history: more.ids?.map(id => ({
        id,
        revision: String(id),
        deployedAt: '2026-01-01T00:00:00Z',
        initiatedBy: {},
      })),
      operationState: {
        operation: asked,
        phase: 'Running',
        startedAt: '2026-01-05T08:00:00Z',
        syncResult: { revision: 'abc', source, resources: [] },
      },
    },
  };
}

const now = new Date('2026-01-05T20:04:30Z');
const idsAfter = (application: Application) =>
  finishOperation
    .withHistory(application, now)
    .status.history?.map(({ id }) => id);

describe('finishOperation', () => {
  it('writes who deployed what, and when it began', () => {
    expect(finishOperation.withHistory(running(), now).status.history).toEqual([
      {
        id: 0,
        revision: 'abc',
        source,
        deployStartedAt: '2026-01-05T08:00:00Z',
        deployedAt: '2026-01-05T20:04:30Z',
        initiatedBy: { username: 'jane' },
      },
    ]);
  });

  it.each([
    ['counts on', running({}, { ids: [4] }), [4, 5]],
    [
      'keeps ten',
      running({}, { ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ],
    [
      'keeps as many as it is told',
      running({}, { ids: [0, 1], limit: 2 }),
      [1, 2],
    ],
    ['keeps none when told so', running({}, { ids: [0], limit: 0 }), []],
    ['leaves dry runs out', running({ dryRun: true }, { ids: [0] }), [0]],
    [
      'leaves selections out',
      running({ resources: [{ kind: 'A', name: 'a' }] }, { ids: [0] }),
      [0],
    ],
  ])('%s', (_what, application, ids) => {
    expect(idsAfter(application)).toEqual(ids);
  });

  it('waits for the next attempt and says when, then counts the retries', () => {
    const retry = { limit: 1, backoff: { duration: '90s' } };
    const failure = { phase: 'Failed' as const, message: 'no' };
    const waiting = finishOperation.end(running({}, { retry }), failure, now);
    expect(waiting.operation).toBeDefined();
    expect(waiting.status.operationState).toMatchObject({
      phase: 'Running',
      retryCount: 1,
      message: 'no. Retrying attempt #1 at 8:06PM.',
      finishedAt: '2026-01-05T20:04:30Z',
    });
    const ended = finishOperation.end(waiting, failure, now);
    expect(ended.operation).toBeUndefined();
    expect(ended.status.operationState).toMatchObject({
      phase: 'Failed',
      message: 'no (retried 1 times).',
    });
  });

  it('does not try again what was terminated', () => {
    const outcome = {
      phase: 'Failed' as const,
      message: 'Operation terminated',
    };
    const ended = finishOperation.end(
      running({}, { retry: { limit: 5 } }),
      outcome,
      now,
    );
    expect(ended.operation).toBeUndefined();
  });
});
