import { Manifest } from '@slipway/sync-waves';
import { compareObjects } from './compareObjects';
import { respectIgnored } from './respectIgnored';

const deployment = (replicas: number, images: Record<string, string>) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', annotations: { 'a/b': String(replicas) } },
    spec: {
      replicas,
      template: {
        spec: {
          containers: Object.entries(images).map(([name, image]) => ({
            name,
            image,
          })),
        },
      },
    },
  }) as Manifest;
const wanted = deployment(1, { main: 'web:1', side: 'proxy:1' });
const live = deployment(3, { main: 'web:1', side: 'proxy:2' });

describe('ignored differences', () => {
  it.each<[readonly string[], readonly string[], boolean]>([
    [[], [], false],
    [
      [
        '/spec/replicas',
        '/metadata/annotations/a~1b',
        '/spec/template/spec/containers/1/image',
      ],
      [],
      true,
    ],
    [
      [],
      [
        '.spec.replicas',
        '.metadata.annotations["a/b"]',
        '.spec.template.spec.containers[].image',
      ],
      true,
    ],
    [
      ['/spec/replicas', '/metadata/annotations'],
      ['.spec.template.spec.containers[] | select(.name == "side") | .image'],
      true,
    ],
    [
      ['/spec/replicas', '/metadata/annotations'],
      ['.spec.template.spec.containers[] | select(.name == "main") | .image'],
      false,
    ],
    [
      ['/spec/replicas', '/metadata/annotations'],
      ['.spec.template.spec.containers[1]'],
      true,
    ],
    [['/spec'], ['.metadata.annotations | keys'], false],
  ])(
    'pointers %o and jq paths %o: equal %s',
    (jsonPointers, jqPathExpressions, equal) => {
      const rule = {
        group: 'apps',
        kind: 'Deployment',
        jsonPointers,
        jqPathExpressions,
      };
      expect(compareObjects(wanted, live, [rule])).toBe(equal);
    },
  );

  it('keeps live values of ignored fields, and drops those that are not there', () => {
    const rule = {
      group: '*',
      kind: '*',
      jqPathExpressions: [
        '.spec.replicas',
        '.spec.template.spec.containers[] | select(.name == "side") | .image',
        '.metadata.labels',
      ],
    };
    const target = {
      ...wanted,
      metadata: { ...wanted.metadata, labels: { app: 'web' } },
    };
    const result = respectIgnored(target, live, [rule]);
    expect(result).toEqual({
      ...deployment(3, { main: 'web:1', side: 'proxy:2' }),
      metadata: { ...wanted.metadata },
    });
    expect(result.metadata).not.toHaveProperty('labels');
  });
});
