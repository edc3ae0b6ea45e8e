import { Manifest } from '@slipway/sync-waves';
import { diffManifests } from './diffManifests';

function configMap(name: string, data: object, wave = 0): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(wave),
        'argocd.argoproj.io/tracking-id': `x:${Math.abs(wave)}`,
      },
    },
    data,
  };
}

function secret(value: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'token' },
    stringData: { token: value },
  };
}

describe('diffManifests', () => {
  it('shows what comes, changes and goes, by wave', () => {
    const changes = diffManifests(
      [configMap('old', { a: '1' }, 5), configMap('both', { a: '1', b: '1' })],
      [configMap('both', { a: '2', b: '1' }), configMap('new', { a: '1' }, -1)],
      'shop',
    );
    expect(
      changes.map(({ action, name, namespace, wave }) => [
        action,
        name,
        namespace,
        wave,
      ]),
    ).toEqual([
      ['create', 'new', 'shop', -1],
      ['update', 'both', 'shop', 0],
      ['delete', 'old', 'shop', 5],
    ]);
    expect(changes[1].lines).toEqual(
      expect.arrayContaining(['-  a: "1"', '+  a: "2"', '   b: "1"']),
    );
    expect(changes[0].lines.every(line => line.startsWith('+'))).toBe(true);
  });

  it('sees no change in order, in the namespace that is filled in, or in the tracking mark', () => {
    const before = configMap('a', { a: '1', b: '2' });
    const after = {
      ...configMap('a', { b: '2', a: '1' }),
      metadata: {
        ...before.metadata,
        annotations: {
          'argocd.argoproj.io/tracking-id': 'another',
          'argocd.argoproj.io/sync-wave': '0',
        },
      },
    };
    expect(diffManifests([before], [after], 'shop')).toEqual([]);
  });

  it('never shows the value of a Secret', () => {
    const [change] = diffManifests([], [secret('hunter2')], 'shop');
    expect(change.lines.join('\n')).not.toContain('hunter2');
    expect(change.lines).toContain('+  token: ++++++++');
    expect(
      JSON.stringify(
        diffManifests(
          [],
          [
            {
              apiVersion: 'v1',
              kind: 'List',
              metadata: {},
              items: [secret('hunter2')],
            },
          ],
          'shop',
        ),
      ),
    ).not.toContain('hunter2');
  });
});
