import { Manifest } from '@slipway/sync-waves';
import { manifestFileNames } from './manifestFileNames';

function configMap(name: string, namespace?: string): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } };
}

function role(name: string): Manifest {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
  };
}

describe('manifestFileNames', () => {
  it.each<[string, readonly Manifest[], readonly string[]]>([
    [
      'kind and name',
      [configMap('a'), role('a')],
      ['ConfigMap.a.k8s.yaml', 'ClusterRole.a.k8s.yaml'],
    ],
    [
      'the namespace where two have one name',
      [configMap('a', 'x'), configMap('a', 'y'), configMap('b', 'x')],
      [
        'ConfigMap.a.x.core.k8s.yaml',
        'ConfigMap.a.y.core.k8s.yaml',
        'ConfigMap.b.k8s.yaml',
      ],
    ],
    [
      'the API group where two have one kind',
      [
        { ...configMap('a'), apiVersion: 'serving.knative.dev/v1' },
        configMap('a'),
      ],
      ['ConfigMap.a.serving.knative.dev.k8s.yaml', 'ConfigMap.a.core.k8s.yaml'],
    ],
    [
      'names that differ in letter case only',
      [role('reader'), role('Reader')],
      [
        'ClusterRole.reader.rbac.authorization.k8s.io.k8s.yaml',
        'ClusterRole.Reader.rbac.authorization.k8s.io.2.k8s.yaml',
      ],
    ],
    [
      'a number for what is there twice, also beside a name with that number',
      [configMap('a'), configMap('a'), configMap('a.core.2')],
      [
        'ConfigMap.a.core.k8s.yaml',
        'ConfigMap.a.core.3.k8s.yaml',
        'ConfigMap.a.core.2.k8s.yaml',
      ],
    ],
    [
      'names that are no file names',
      [role('system:reader'), configMap('../../etc/passwd')],
      [
        'ClusterRole.system-reader.k8s.yaml',
        'ConfigMap.-..-etc-passwd.k8s.yaml',
      ],
    ],
  ])('%s', (_, manifests, names) => {
    expect(manifestFileNames(manifests)).toEqual(names);
  });

  it('cuts names that no file system takes, and keeps them apart', () => {
    const long = 'a'.repeat(252);
    const names = manifestFileNames([
      configMap(`${long}b`),
      configMap(`${long}c`),
    ]);
    expect(new Set(names).size).toBe(2);
    names.forEach(name => expect(name.length).toBeLessThan(255));
  });
});
