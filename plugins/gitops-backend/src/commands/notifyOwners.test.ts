import { Command } from '@slipway/plugin-gitops-common';
import { notifyOwners } from './notifyOwners';

const command: Command = {
  id: 'c-1',
  kind: 'deploy',
  entityRef: 'component:default/shop',
  deploymentId: 'sandbox:argocd:shop-dev',
  actor: 'user:default/jane',
  reason: 'a fix',
  state: 'succeeded',
  createdAt: '2026-01-01T10:00:00.000Z',
  updatedAt: '2026-01-01T10:00:00.000Z',
  steps: [],
};

async function told(change: Partial<Command>) {
  const send = jest.fn().mockResolvedValue(undefined);
  await notifyOwners({ send }, { ...command, ...change });
  return send.mock.calls.map(([options]) => options);
}

describe('notifyOwners', () => {
  it('tells who asked and why when it went well', async () => {
    expect(await told({})).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: 'component:default/shop' },
        payload: {
          title: 'Deployment of shop-dev succeeded',
          description: 'Asked for by user:default/jane: a fix',
          severity: 'low',
        },
      },
    ]);
  });

  it('tells what went wrong and what stays', async () => {
    const [{ payload }] = await told({
      state: 'failed',
      error: 'Job/migrate failed.',
      leftBehind: ['Pull request #3 is open.'],
    });
    expect(payload).toMatchObject({
      title: 'Deployment of shop-dev failed',
      description: 'Job/migrate failed. Pull request #3 is open.',
      severity: 'high',
    });
  });

  it.each([
    { kind: 'hold' },
    { kind: 'terminate' },
    { state: 'cancelled' },
  ] as const)('is silent for %j', async change =>
    expect(await told(change)).toEqual([]),
  );
});
