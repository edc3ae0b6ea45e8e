import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { ExpectedArrival, judgeArrival } from './judgeArrival';

const byManifests: ExpectedArrival = {
  delivery: 'manifests',
  runs: 'acme/shop:2.8.1',
  before: { historyId: 7, operationStartedAt: '2026-01-01T10:00:00Z' },
};
const byChart: ExpectedArrival = {
  ...byManifests,
  delivery: 'chart',
  runs: '1.0.0-17',
};

const application = (
  status: ArgoApplication['status'],
  more: Partial<ArgoApplication> = {},
): ArgoApplication => ({
  metadata: { name: 'shop-dev' },
  spec: { syncPolicy: { automated: {} } },
  status,
  ...more,
});

const entry = (at: string, revision: string) => ({
  id: at < '10:00:00' ? 7 : 8,
  deployStartedAt: `2026-01-01T${at}Z`,
  deployedAt: `2026-01-01T${at}Z`,
  revision,
});
const images = { images: ['docker.io/acme/shop:2.8.1@sha256:ab'] };
const failed = (revision: string, startedAt = '2026-01-01T10:00:03Z') => ({
  phase: 'Failed' as const,
  startedAt,
  finishedAt: startedAt,
  syncResult: { revision },
});

describe('judgeArrival', () => {
  it.each<[string, ArgoApplication, ExpectedArrival, string]>([
    [
      'an operation after the merge and the image in the cluster',
      application({ history: [entry('10:00:02', 'c1')], summary: images }),
      byManifests,
      'arrived',
    ],
    [
      'the image, but no operation since the merge',
      application({ history: [entry('09:59:59', 'c1')], summary: images }),
      byManifests,
      'wait',
    ],
    [
      'an operation since the merge that brought something else',
      application({ history: [entry('10:00:02', 'c1')] }),
      byManifests,
      'wait',
    ],
    [
      'the chart version',
      application({ history: [entry('10:00:02', '1.0.0-17')] }),
      byChart,
      'arrived',
    ],
    [
      'another chart version',
      application({ history: [entry('10:00:02', '1.0.0-16')] }),
      byChart,
      'wait',
    ],
    [
      'an operation that runs',
      application({}, { operation: { sync: {} } }),
      byManifests,
      'running',
    ],
    [
      'an operation that ran before the merge already',
      application(
        {
          operationState: {
            phase: 'Running',
            startedAt: '2026-01-01T09:59:00Z',
          },
        },
        { operation: { sync: {} } },
      ),
      byManifests,
      'stuck',
    ],
    [
      'one that failed for the commit that Argo CD wants',
      application({ sync: { revision: 'c2' }, operationState: failed('c2') }),
      byManifests,
      'failed',
    ],
    [
      'one that failed for an older commit',
      application({ sync: { revision: 'c2' }, operationState: failed('c1') }),
      byManifests,
      'wait',
    ],
    [
      'one that failed before the merge',
      application({
        sync: { revision: 'c1' },
        operationState: failed('c1', '2026-01-01T09:00:00Z'),
      }),
      byManifests,
      'wait',
    ],
    [
      'a source that cannot be rendered',
      application({ conditions: [{ type: 'ComparisonError', message: 'x' }] }),
      byManifests,
      'stuck',
    ],
    [
      'auto-sync off',
      application(
        {},
        { spec: { syncPolicy: { automated: { enabled: false } } } },
      ),
      byManifests,
      'stuck',
    ],
  ])('%s', (_, app, expected, state) => {
    expect(judgeArrival(app, expected).state).toBe(state);
  });
});
