import { Manifest } from '@slipway/sync-waves';
import { compareObjects } from './compareObjects';

const deployment = (replicas: number, image = 'web:1'): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas, template: { spec: { containers: [{ image }] } } },
});

describe('compareObjects', () => {
  it('takes the same values in another order of keys for the same', () => {
    const { spec, metadata, ...rest } = deployment(1);
    expect(
      compareObjects(deployment(1), { spec, metadata, ...rest } as Manifest),
    ).toBe(true);
    expect(compareObjects(deployment(1), deployment(2))).toBe(false);
  });

  it.each([
    [
      { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
      true,
    ],
    [{ group: '*', kind: '*', jsonPointers: ['/spec/replicas'] }, true],
    [{ kind: 'Deployment', jsonPointers: ['/spec/replicas'] }, false],
    [
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'other',
        jsonPointers: ['/spec/replicas'],
      },
      false,
    ],
    [
      { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/template'] },
      false,
    ],
  ])('ignores what %j names', (rule, same) => {
    expect(compareObjects(deployment(1), deployment(2), [rule])).toBe(same);
  });

  it('reaches into lists', () => {
    const rule = {
      group: 'apps',
      kind: 'Deployment',
      jsonPointers: ['/spec/template/spec/containers/0/image'],
    };
    expect(compareObjects(deployment(1, 'a'), deployment(1, 'b'), [rule])).toBe(
      true,
    );
  });
});
