import { read } from '../read';
import { Controller, StoredObject } from './Controller';
import { cronJobController } from './cronJobController';
import { daemonSetController } from './daemonSetController';
import { delayedStatus } from './delayedStatus';
import { deploymentController } from './deploymentController';
import { externalSecretController } from './externalSecretController';
import { jobController } from './jobController';
import { podController } from './podController';
import { replicaSetController } from './replicaSetController';
import { statefulSetController } from './statefulSetController';
import { volumeClaimController } from './volumeClaimController';

const address = { loadBalancer: { ingress: [{ ip: '192.0.2.10' }] } };

const condition = (type: string, reason: string, message: string) => ({
  type,
  status: 'True',
  reason,
  message,
});

const ready = delayedStatus(() => ({
  conditions: [condition('Ready', 'Ready', 'ready')],
}));

const route = delayedStatus(stored => ({
  parents: read.list(stored.object, 'spec', 'parentRefs').map(parentRef => ({
    parentRef,
    controllerName: 'sandbox.slipway.dev/gateway',
    conditions: [
      condition('Accepted', 'Accepted', 'Route is accepted'),
      condition('ResolvedRefs', 'ResolvedRefs', 'Resolved all the references'),
    ],
  })),
}));

const service: Controller = (stored, context) => {
  if (read.at(stored.object, 'spec', 'type') === 'LoadBalancer') {
    delayedStatus(() => address)(stored, context);
  } else {
    context.setStatus(stored.uid, { loadBalancer: {} });
  }
};

const autoscalerStatus = (stored: StoredObject) => ({
  currentReplicas: read.number(stored.object, 'spec', 'minReplicas') ?? 1,
  desiredReplicas: read.number(stored.object, 'spec', 'minReplicas') ?? 1,
  conditions: [
    condition(
      'AbleToScale',
      'ReadyForNewScale',
      'recommended size matches current size',
    ),
    condition(
      'ScalingActive',
      'ValidMetricFound',
      'the HPA was able to successfully calculate a replica count',
    ),
  ],
});

/** Who brings what to life, by `group/Kind`. Kinds that are not here are complete as soon as they are applied. */
export const controllers: ReadonlyMap<string, Controller> = new Map<
  string,
  Controller
>([
  ['/Pod', podController],
  ['apps/ReplicaSet', replicaSetController],
  ['apps/Deployment', deploymentController],
  ['apps/StatefulSet', statefulSetController],
  ['apps/DaemonSet', daemonSetController],
  ['batch/Job', jobController],
  ['batch/CronJob', cronJobController],
  ['/PersistentVolumeClaim', volumeClaimController],
  ['/Service', service],
  [
    '/Namespace',
    (stored, context) => context.setStatus(stored.uid, { phase: 'Active' }),
  ],
  ['networking.k8s.io/Ingress', delayedStatus(() => address)],
  ['gateway.networking.k8s.io/HTTPRoute', route],
  ['gateway.networking.k8s.io/GRPCRoute', route],
  [
    'gateway.networking.k8s.io/Gateway',
    delayedStatus(() => ({
      conditions: [
        condition('Accepted', 'Accepted', 'accepted'),
        condition('Programmed', 'Programmed', 'programmed'),
      ],
    })),
  ],
  ['autoscaling/HorizontalPodAutoscaler', delayedStatus(autoscalerStatus)],
  [
    'policy/PodDisruptionBudget',
    delayedStatus(() => ({
      conditions: [condition('DisruptionAllowed', 'SufficientPods', '')],
    })),
  ],
  [
    'apiextensions.k8s.io/CustomResourceDefinition',
    (stored, context) =>
      context.setStatus(stored.uid, {
        conditions: [
          condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
          condition(
            'Established',
            'InitialNamesAccepted',
            'the initial names have been accepted',
          ),
        ],
      }),
  ],
  ['external-secrets.io/ExternalSecret', externalSecretController],
  ['external-secrets.io/SecretStore', ready],
  ['external-secrets.io/ClusterSecretStore', ready],
  ['external-secrets.io/PushSecret', ready],
  ['cert-manager.io/Certificate', ready],
  ['cert-manager.io/Issuer', ready],
  ['cert-manager.io/ClusterIssuer', ready],
]);
