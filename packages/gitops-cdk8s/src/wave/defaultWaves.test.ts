import { WAVES_BY_KIND } from '../charts/waveOfKind';
import { defaultWaves } from './defaultWaves';
import { OrderedObject } from './OrderedObject';

function object(
  kind: string,
  name: string,
  spec: object = {},
  annotations: Readonly<Record<string, string>> = {},
): OrderedObject {
  return { kind, metadata: { name, annotations }, spec };
}

const mounting = (claimName: string) => ({
  template: {
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] },
  },
});
const wave = (value: string) => ({ 'argocd.argoproj.io/sync-wave': value });

describe('defaultWaves', () => {
  it('follows the table of kinds', () => {
    // The table of the documentation, from the first wave to the last.
    expect(WAVES_BY_KIND).toMatchObject({
      Namespace: -100,
      CustomResourceDefinition: -95,
      NetworkPolicy: -95,
      ServiceAccount: -90,
      Role: -85,
      SecretStore: -85,
      ExternalSecret: -80,
      ConfigMap: -70,
      PersistentVolumeClaim: -60,
      StatefulSet: -10,
      Deployment: 0,
      DaemonSet: 0,
      HorizontalPodAutoscaler: 5,
      PodDisruptionBudget: 5,
      Service: 10,
      Ingress: 20,
      HTTPRoute: 20,
      Job: 30,
      CronJob: 40,
    });
    const kinds = Object.keys(WAVES_BY_KIND);
    expect(defaultWaves(kinds.map(kind => object(kind, 'a')))).toEqual(
      Object.values(WAVES_BY_KIND),
    );
    expect(defaultWaves([object('Certificate', 'a')])).toEqual([0]);
    expect(defaultWaves([object('constructor', 'a')])).toEqual([0]);
  });

  it.each<[string, readonly OrderedObject[], readonly number[]]>([
    [
      'the headless Service before its StatefulSet',
      [
        object('Service', 'db'),
        object('StatefulSet', 'db', { serviceName: 'db' }),
      ],
      [-20, -10],
    ],
    [
      'also before one that was moved',
      [
        object('StatefulSet', 'db', { serviceName: 'db' }, wave('-50')),
        object('Service', 'db'),
        object('Service', 'other'),
      ],
      [-50, -60, 10],
    ],
    [
      'a claim in the wave of the first pod that mounts it',
      [
        object('PersistentVolumeClaim', 'data'),
        object('Deployment', 'a', mounting('data')),
        object('StatefulSet', 'b', mounting('data')),
        object('PersistentVolumeClaim', 'unused'),
      ],
      [-10, 0, -10, -60],
    ],
    [
      'a claim that names its volume where claims go',
      [
        object('PersistentVolumeClaim', 'data', { volumeName: 'pv-1' }),
        object('Deployment', 'a', mounting('data')),
      ],
      [-60, 0],
    ],
    [
      'a claim of a class that binds at once where claims go',
      [
        object('PersistentVolumeClaim', 'data', { storageClassName: 'now' }),
        object('Deployment', 'a', mounting('data')),
        { ...object('StorageClass', 'now'), volumeBindingMode: 'Immediate' },
      ],
      [-60, 0, -95],
    ],
    [
      'a claim of a class that waits with its pod',
      [
        object('PersistentVolumeClaim', 'data', { storageClassName: 'late' }),
        object('Deployment', 'a', mounting('data')),
        {
          ...object('StorageClass', 'late'),
          volumeBindingMode: 'WaitForFirstConsumer',
        },
      ],
      [0, 0, -95],
    ],
    [
      'written waves as they are',
      [
        object('Service', 'db', {}, wave('7')),
        object('PersistentVolumeClaim', 'data', {}, wave('-3')),
        object('StatefulSet', 'db', { serviceName: 'db', ...mounting('data') }),
        object('Job', 'a', {}, { 'helm.sh/hook-weight': '4' }),
      ],
      [7, -3, -10, 4],
    ],
    [
      'hooks in wave 0',
      [object('Job', 'a', {}, { 'argocd.argoproj.io/hook': 'PreSync' })],
      [0],
    ],
  ])('puts %s', (_, objects, waves) => {
    expect(defaultWaves(objects)).toEqual(waves);
  });
});
