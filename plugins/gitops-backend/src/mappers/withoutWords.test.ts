import { testApplication } from '../testing/testApplication';
import { withoutTimelineWords } from './withoutTimelineWords';
import { withoutWords } from './withoutWords';

const words = 'pod web-1 cannot pull registry.internal/secret-project';

describe('what an annotation alone shows', () => {
  it('is the state, without a word of Argo CD or the cluster', () => {
    const { status } = withoutWords(
      testApplication({
        name: 'shop',
        status: {
          sync: { status: 'Unknown' },
          conditions: [{ type: 'ComparisonError', message: words }],
          health: { status: 'Degraded', message: words },
          resources: [
            {
              version: 'v1',
              kind: 'Pod',
              name: 'web-1',
              health: { status: 'Degraded', message: words },
            },
          ],
          operationState: {
            phase: 'Failed',
            startedAt: '2026-01-01T10:00:00Z',
            message: words,
            syncResult: {
              revision: 'a',
              resources: [{ kind: 'Pod', name: 'web-1', message: words }],
            },
          },
        },
      }),
    );
    expect(JSON.stringify(status)).not.toContain('registry.internal');
    expect(status).toMatchObject({
      conditions: [{ type: 'ComparisonError' }],
      health: { status: 'Degraded' },
      operationState: { phase: 'Failed', syncResult: { revision: 'a' } },
    });
  });

  it('still says that a sync window blocks', () => {
    const { status } = withoutWords(
      testApplication({
        name: 'shop',
        status: {
          operationState: {
            phase: 'Running',
            startedAt: '2026-01-01T10:00:00Z',
            message: `blocked by sync window ${words}`,
          },
        },
      }),
    );
    expect(status?.operationState?.message).toBe('blocked by sync window');
  });

  it('is the waves without the messages of their objects', () => {
    const resource = {
      id: 'x',
      message: words,
      state: 'stuck',
      children: [],
    } as unknown as Parameters<
      typeof withoutTimelineWords
    >[0]['waves'][0]['resources'][0];
    const muted = withoutTimelineWords({
      waves: [
        {
          phase: 'Sync',
          wave: 0,
          state: 'stuck',
          done: 0,
          resources: [resource],
        },
      ],
      doneWaves: 0,
    });
    expect(muted.waves[0].resources).toEqual([{ id: 'x', state: 'stuck' }]);
  });
});
