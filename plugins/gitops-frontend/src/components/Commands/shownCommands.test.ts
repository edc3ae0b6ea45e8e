import { Command } from '@slipway/plugin-gitops-common';
import { shownCommands } from './shownCommands';

const now = Date.parse('2026-01-01T10:10:00.000Z');

function command(id: string, state: Command['state'], more: object = {}) {
  const at = '2026-01-01T10:05:00.000Z';
  return {
    id,
    kind: 'release',
    entityRef: 'component:default/shop',
    deploymentId: 'main:argocd:shop-dev',
    actor: 'user:default/jane',
    state,
    createdAt: at,
    updatedAt: at,
    steps: [],
    ...more,
  } as Command;
}

describe('shownCommands', () => {
  it.each([
    ['what is under way', ['waiting', 'running'], ['0', '1']],
    ['one that ended', ['succeeded'], ['0']],
    [
      'one that ended well, until a newer one comes',
      ['running', 'succeeded'],
      ['0'],
    ],
    [
      'one that failed or was cancelled, until the newer one has ended',
      ['running', 'failed', 'cancelled'],
      ['0', '1', '2'],
    ],
    ['nothing that a newer one has replaced', ['succeeded', 'failed'], ['0']],
  ] as const)('shows %s', (_, states, shown) => {
    const commands = states.map((state, i) => command(`${i}`, state));
    const all = shownCommands({ commands, dismissed: new Set(), now });
    expect(all.map(({ id }) => id)).toEqual(shown);
  });

  it('leaves out what is old or dismissed', () => {
    const commands = [
      command('old', 'failed', { finishedAt: '2026-01-01T09:00:00.000Z' }),
      command('dismissed', 'failed', { deploymentId: 'main:argocd:shop-eu' }),
    ];
    expect(
      shownCommands({ commands, dismissed: new Set(['dismissed']), now }),
    ).toEqual([]);
  });
});
