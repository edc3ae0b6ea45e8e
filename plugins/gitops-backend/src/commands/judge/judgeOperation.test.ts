import { ArgoApplication, ArgoOperation } from '@slipway/plugin-gitops-node';
import { OPERATION_INFO } from '../../mappers/initiatorOf';
import { judgeOperation, OperationMatch } from './judgeOperation';

const START = '2026-01-01T10:00:01Z';
const END = '2026-01-01T10:00:09Z';
const ours: ArgoOperation = {
  sync: {},
  info: [{ name: OPERATION_INFO.command, value: 'c-1' }],
};
const theirs: ArgoOperation = {
  sync: {},
  initiatedBy: { automated: true },
};
const rollback: ArgoOperation = {
  sync: { source: { repoURL: 'r' }, syncStrategy: { apply: {} } },
};
const match: OperationMatch = {
  commandId: 'c-1',
  kind: 'sync',
};

function application(
  status: ArgoApplication['status'],
  operation?: ArgoOperation,
): ArgoApplication {
  return { metadata: { name: 'shop-dev' }, spec: {}, status, operation };
}

const state = (
  phase: 'Running' | 'Succeeded' | 'Failed' | 'Terminating',
  operation: ArgoOperation = ours,
  finishedAt: string | undefined = phase === 'Running' ? undefined : END,
) => ({ phase, startedAt: START, finishedAt, operation, message: 'm' });

describe('judgeOperation', () => {
  it.each<[string, ArgoApplication, Partial<OperationMatch>, string]>([
    ['accepted, not begun', application({}, ours), {}, 'pending'],
    [
      'running',
      application({ operationState: state('Running') }, ours),
      {},
      'running',
    ],
    [
      'waiting for a retry',
      application({ operationState: state('Running', ours, END) }),
      {},
      'running',
    ],
    [
      'ended while `operation` still stands',
      application({ operationState: state('Succeeded') }, ours),
      {},
      'running',
    ],
    [
      'ended and never compared',
      application({ operationState: state('Succeeded') }),
      {},
      'settling',
    ],
    [
      'ended after the last comparison',
      application({
        operationState: state('Succeeded'),
        reconciledAt: '2026-01-01T10:00:08Z',
      }),
      {},
      'settling',
    ],
    [
      'ended and compared',
      application({ operationState: state('Succeeded'), reconciledAt: END }),
      {},
      'succeeded',
    ],
    [
      'a dry run, which no comparison follows',
      application({
        operationState: state('Succeeded', { ...ours, sync: { dryRun: true } }),
      }),
      {},
      'succeeded',
    ],
    [
      'failed',
      application({ operationState: state('Failed'), reconciledAt: END }),
      {},
      'failed',
    ],
    [
      "somebody else's",
      application({ operationState: state('Running', theirs) }, theirs),
      {},
      'gone',
    ],
    ['nothing at all', application({}), {}, 'gone'],
    [
      "somebody else's, but ours is in the history",
      application({
        operationState: { ...state('Running', theirs), startedAt: END },
        history: [{ id: 3, deployStartedAt: START, deployedAt: END }],
      }),
      { startedAt: START },
      'succeeded',
    ],
    [
      'the first rollback, whatever the clock of Argo CD says',
      application({ operationState: state('Running', rollback) }, rollback),
      { kind: 'rollback' },
      'running',
    ],
    [
      'a rollback after the one that stood there',
      application({ operationState: state('Running', rollback) }, rollback),
      { kind: 'rollback', before: '2026-01-01T09:00:00Z' },
      'running',
    ],
    [
      'the rollback that stood there when we asked',
      application({ operationState: state('Succeeded', rollback) }),
      { kind: 'rollback', before: START },
      'gone',
    ],
    [
      'a sync where a rollback is looked for',
      application({ operationState: state('Running', theirs) }),
      { kind: 'rollback' },
      'gone',
    ],
  ])('%s', (_, app, extra, expected) => {
    expect(judgeOperation(app, { ...match, ...extra }).state).toBe(expected);
  });
});
