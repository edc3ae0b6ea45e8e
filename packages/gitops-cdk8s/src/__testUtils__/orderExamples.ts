import { badObjects } from './badObjects';
import { exampleKinds } from './exampleKinds';
import { RuleExamples } from './RuleExamples';
import { shopBench } from './shopBench';

const { config, dev, objects } = exampleKinds;
const { withProps } = shopBench;
const { object, wave, workload } = badObjects;

const confirmed = { 'argocd.argoproj.io/sync-options': 'Prune=confirm' };
const preSync = { 'argocd.argoproj.io/hook': 'PreSync' };
const account = (annotations: Readonly<Record<string, unknown>>) =>
  object('v1', 'ServiceAccount', annotations);
const externalSecret = (annotations: Readonly<Record<string, unknown>>) =>
  object('external-secrets.io/v1', 'ExternalSecret', annotations, { spec: {} });
const reader = { envFrom: [{ secretRef: { name: 'shop' } }] };
const claim = (annotations: Readonly<Record<string, unknown>>) =>
  object(
    'v1',
    'PersistentVolumeClaim',
    { ...confirmed, ...annotations },
    { spec: { storageClassName: 'local' } },
  );
const mounting = workload('Deployment', {
  annotations: wave(0),
  pod: {
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop' } }],
  },
});
const storage = object('storage.k8s.io/v1', 'StorageClass', wave(-95), {
  metadata: { name: 'local', annotations: wave(-95) },
  volumeBindingMode: 'WaitForFirstConsumer',
});
const stateful = workload('StatefulSet', {
  annotations: wave(-10),
  spec: { serviceName: 'shop' },
});
const headless = (value: number) =>
  object('v1', 'Service', wave(value), { spec: { clusterIP: 'None' } });

/** Examples of the rules on order. */
export const orderExamples: RuleExamples = {
  'wave-value': [
    [
      objects(
        headless(0),
        account({ 'argocd.argoproj.io/sync-wave': 'first' }),
      ),
      objects(account(wave(-90))),
    ],
  ],
  'wave-override': [
    [
      dev({ waves: { 'Service/shop': -10 } }),
      dev({ waves: { 'Service/shop-dev': -10 } }),
    ],
    [
      config({ waves: { StatefulSet: 5 } }),
      config({ waves: { Deployment: 5 } }),
    ],
  ],
  'application-wave': [
    [dev({ annotations: wave(100) }), dev({ waves: { Service: 100 } })],
  ],
  'namespace-order': [
    [
      objects(
        object('v1', 'Namespace', { ...confirmed, ...wave(5) }),
        account(wave(0)),
      ),
      objects(
        object('v1', 'Namespace', { ...confirmed, ...wave(-100) }),
        account(wave(0)),
      ),
    ],
  ],
  'secret-order': [
    [
      objects(
        externalSecret(wave(10)),
        workload('Deployment', { annotations: wave(0), ...reader }),
      ),
      objects(
        externalSecret(wave(-80)),
        workload('Deployment', { annotations: wave(0), ...reader }),
      ),
    ],
    [
      objects(
        externalSecret(wave(0)),
        workload('Deployment', {
          pod: { imagePullSecrets: [{ name: 'shop' }] },
        }),
      ),
      objects(
        externalSecret(wave(-1)),
        workload('Deployment', {
          pod: { imagePullSecrets: [{ name: 'shop' }] },
        }),
      ),
    ],
  ],
  'hook-order': [
    [
      objects(
        account(wave(-90)),
        workload('Job', {
          annotations: preSync,
          pod: { serviceAccountName: 'shop' },
        }),
      ),
      objects(
        account({ ...preSync, ...wave(-1) }),
        workload('Job', {
          annotations: preSync,
          pod: { serviceAccountName: 'shop' },
        }),
      ),
    ],
    [
      objects(
        object('v1', 'ConfigMap', wave(-70)),
        workload('Job', {
          annotations: preSync,
          envFrom: [{ configMapRef: { name: 'shop' } }],
        }),
      ),
      objects(
        object('v1', 'ConfigMap', wave(-70)),
        workload('Job', {
          annotations: wave(-10),
          envFrom: [{ configMapRef: { name: 'shop' } }],
        }),
      ),
    ],
    [
      config(
        withProps({
          migration: { command: ['m'] },
          secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
        }),
      ),
      config(
        withProps({
          migration: { command: ['m'], phase: 'Sync' },
          secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
        }),
      ),
    ],
  ],
  'service-order': [
    [objects(headless(10), stateful), objects(headless(-20), stateful)],
    [objects(stateful), objects(headless(-10), stateful)],
  ],
  'volume-order': [
    [
      objects(storage, claim(wave(-60)), mounting),
      objects(storage, claim(wave(0)), mounting),
    ],
    [
      objects(claim(wave(-60)), mounting),
      objects(
        { ...storage, volumeBindingMode: 'Immediate' },
        claim(wave(-60)),
        mounting,
      ),
    ],
  ],
  'prune-confirm': [
    [
      objects(object('v1', 'Namespace', wave(-100))),
      objects(object('v1', 'Namespace', { ...confirmed, ...wave(-100) })),
    ],
    [
      objects(object('v1', 'PersistentVolumeClaim', undefined)),
      objects(claim({})),
    ],
  ],
};
