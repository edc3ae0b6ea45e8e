import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { Command } from '@slipway/plugin-gitops-common';
import { CommandMetrics } from './CommandMetrics';

const at = (second: number) => `2026-01-01T10:00:0${second}.000Z`;

const release: Command = {
  id: 'c1',
  kind: 'release',
  entityRef: 'component:default/shop',
  deploymentId: 'main:argocd:shop-dev',
  actor: 'user:default/jane',
  state: 'failed',
  createdAt: at(0),
  updatedAt: at(6),
  finishedAt: at(6),
  outcome: { repository: 'museum' },
  steps: [
    {
      name: 'push',
      title: 'Publish',
      state: 'succeeded',
      attempts: 3,
      startedAt: at(0),
      finishedAt: at(4),
    },
    {
      name: 'sync',
      title: 'Sync',
      state: 'failed',
      attempts: 1,
      startedAt: at(4),
      finishedAt: at(6),
    },
    { name: 'record', title: 'Record', state: 'skipped', attempts: 0 },
  ],
};

function count() {
  const told: unknown[] = [];
  const note = (name: string) => ({
    add: (value: number, attributes?: object) =>
      told.push([name, value, attributes]),
    record: (value: number, attributes?: object) =>
      told.push([name, value, attributes]),
  });
  const metrics = metricsServiceMock.mock({
    createCounter: name => note(name),
    createHistogram: name => note(name),
  });
  return { told, metrics: new CommandMetrics(metrics) };
}

const of = { kind: 'release', registry: 'museum' };

describe('CommandMetrics', () => {
  it('tells the end, each step that ran, and the tries after the first', () => {
    const { told, metrics } = count();
    metrics.ended(release);
    expect(told).toEqual([
      ['gitops.commands.ended', 1, { ...of, outcome: 'failed' }],
      [
        'gitops.command.step.duration',
        4,
        { ...of, step: 'push', outcome: 'succeeded' },
      ],
      ['gitops.command.step.retries', 2, { ...of, step: 'push' }],
      [
        'gitops.command.step.duration',
        2,
        { ...of, step: 'sync', outcome: 'failed' },
      ],
    ]);
  });

  it('tells of one that went on only what it did since', () => {
    const { told, metrics } = count();
    const [push, sync, record] = release.steps;
    metrics.ended(
      {
        ...release,
        state: 'succeeded',
        retries: 1,
        steps: [
          push,
          {
            ...sync,
            state: 'succeeded',
            attempts: 3,
            startedAt: at(7),
            finishedAt: at(8),
          },
          {
            ...record,
            state: 'succeeded',
            attempts: 1,
            startedAt: at(8),
            finishedAt: at(9),
          },
        ],
      },
      new Map([
        ['push', 3],
        ['sync', 1],
        ['record', 0],
      ]),
    );
    expect(told).toEqual([
      ['gitops.commands.ended', 1, { ...of, outcome: 'succeeded' }],
      [
        'gitops.command.step.duration',
        1,
        { ...of, step: 'sync', outcome: 'succeeded' },
      ],
      ['gitops.command.step.retries', 2, { ...of, step: 'sync' }],
      [
        'gitops.command.step.duration',
        1,
        { ...of, step: 'record', outcome: 'succeeded' },
      ],
    ]);
  });
});
