import { Manifest } from '@slipway/sync-waves';
import { podSpecOf } from '../findings/podSpecOf';
import { chartBench } from '../__testUtils__/chartBench';

const { generateChart, leastProps, objectsOf, ofKind } = chartBench;

const registry = {
  host: 'ghcr.io',
  store: { name: 'vault' },
  username: { key: 'ghcr', property: 'user' },
  password: { key: 'ghcr', property: 'token' },
};

function workloadOf(type: string, props: object = {}, environment = {}) {
  const objects = objectsOf(
    generateChart(type, { ...leastProps[type], ...props }, environment),
  );
  const workload = objects.find(object => podSpecOf(object))!;
  return { objects, workload, pod: podSpecOf(workload)! };
}

function waveOf({ metadata }: Manifest): number {
  return Number(metadata.annotations!['argocd.argoproj.io/sync-wave']);
}

describe.each(Object.keys(leastProps))('by default %s', type => {
  it('runs without root, capabilities and a token', () => {
    const { pod } = workloadOf(type);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      serviceAccountName: 'shop-dev',
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          image: 'acme/shop:1.0.0',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    });
  });

  it('labels every object and puts it into the namespace', () => {
    for (const { kind, metadata } of workloadOf(type).objects) {
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/name': 'shop',
        'app.kubernetes.io/instance': 'shop-dev',
        'app.kubernetes.io/managed-by': 'slipway',
        'slipway.dev/environment': 'dev',
      });
      expect(metadata.namespace).toBe(
        kind === 'Namespace' ? undefined : 'shop',
      );
    }
  });

  it('gives a pull secret, a user and scratch space as asked', () => {
    const { objects, pod, workload } = workloadOf(type, {
      registry,
      imagePullSecrets: ['old'],
      security: {
        runAsUser: 10001,
        fsGroup: 10001,
        readOnlyRootFilesystem: true,
      },
      scratch: ['/tmp', '/var/cache'],
    });
    expect(pod).toMatchObject({
      imagePullSecrets: [{ name: 'old' }, { name: 'shop-dev-registry' }],
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
    });
    expect(pod.containers![0].securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
    });
    expect(JSON.stringify(pod)).toContain('"mountPath":"/var/cache"');
    const secret = objects.find(
      ({ metadata }) => metadata.name === 'shop-dev-registry',
    )!;
    expect(waveOf(secret)).toBeLessThan(waveOf(workload));
  });

  it('takes resources and variables of the environment', () => {
    const { pod } = workloadOf(
      type,
      { env: { A: '1', B: '1' } },
      {
        env: { B: '2' },
        resources: {
          requests: { cpu: '1', memory: '1Gi' },
          limits: { memory: '1Gi' },
        },
      },
    );
    expect(pod.containers![0]).toMatchObject({
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      resources: { requests: { cpu: '1' } },
    });
  });

  it('reports no resources, and nothing when there are some', () => {
    const resources = {
      requests: { cpu: '1', memory: '1Gi' },
      limits: { memory: '1Gi' },
    };
    expect(generateChart(type).findings).toContainEqual(
      expect.objectContaining({ rule: 'resources', level: 'warning' }),
    );
    expect(
      generateChart(type, { ...leastProps[type], resources }).findings.filter(
        ({ rule }) => rule !== 'probes',
      ),
    ).toEqual([]);
  });
});

describe.each(['WebService', 'StatefulService'])('%s', type => {
  it('has the probes of its environment', () => {
    const probes = {
      readiness: { path: '/ready' },
      liveness: { tcpPort: 9000 },
      startup: { command: ['ready', '--now'], failureThreshold: 30 },
    };
    expect(workloadOf(type, { probes }).pod.containers![0]).toMatchObject({
      readinessProbe: {
        httpGet: { path: '/ready', port: leastProps[type].port },
      },
      livenessProbe: { tcpSocket: { port: 9000 } },
      startupProbe: {
        exec: { command: ['ready', '--now'] },
        failureThreshold: 30,
      },
    });
    expect(
      workloadOf(type, { probes }, { probes: false }).pod.containers![0]
        .readinessProbe,
    ).toBeUndefined();
  });
});

describe('autoscaling', () => {
  it.each(['WebService', 'Worker'])(
    'leaves the number of replicas of a %s to the autoscaler',
    type => {
      const { objects, workload } = workloadOf(type, {
        replicas: 3,
        autoscaling: { maxReplicas: 5 },
      });
      expect(workload.spec).not.toHaveProperty('replicas');
      expect(
        objects.find(({ kind }) => kind === 'HorizontalPodAutoscaler')!.spec,
      ).toEqual({
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'shop-dev',
        },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
      });
    },
  );

  it('aims at memory alone when only that is given', () => {
    const { objects } = workloadOf('Worker', {
      autoscaling: { maxReplicas: 5, memory: 70 },
    });
    const scaler = objects.find(
      ({ kind }) => kind === 'HorizontalPodAutoscaler',
    )!;
    expect(JSON.stringify(scaler.spec)).not.toContain('cpu');
    expect(JSON.stringify(scaler.spec)).toContain('"averageUtilization":70');
  });
});

describe('a disruption budget', () => {
  it.each(['WebService', 'Worker', 'StatefulService'])(
    'selects the pods of a %s',
    type => {
      const { objects, workload } = workloadOf(type, {
        replicas: 3,
        disruptionBudget: { maxUnavailable: '50%' },
      });
      const [budget] = objects.filter(
        ({ kind }) => kind === 'PodDisruptionBudget',
      );
      const { selector } = workload.spec as { readonly selector: unknown };
      expect(budget.spec).toEqual({ maxUnavailable: '50%', selector });
    },
  );
});

describe('StatefulService', () => {
  it('asks before the claims are pruned, whoever tracks them', () => {
    const generated = generateChart('StatefulService', {
      ...leastProps.StatefulService,
      volumes: {
        data: { mountPath: '/data', size: '1Gi' },
        shared: { mountPath: '/shared', size: '1Gi', shared: true },
      },
    });
    const [set] = ofKind(generated, 'StatefulSet');
    const { volumeClaimTemplates } = set.spec as {
      readonly volumeClaimTemplates: readonly Manifest[];
    };
    const claims = [
      ...volumeClaimTemplates,
      ...ofKind(generated, 'PersistentVolumeClaim'),
    ];
    expect(claims.map(({ metadata }) => metadata.name)).toEqual([
      'data',
      'shop-dev-shared',
    ]);
    for (const { metadata } of claims) {
      expect(metadata.annotations!['argocd.argoproj.io/sync-options']).toBe(
        'Prune=confirm',
      );
    }
    expect(volumeClaimTemplates[0].metadata.labels).not.toHaveProperty([
      'app.kubernetes.io/instance',
    ]);
  });

  it('makes the headless Service before its pods', () => {
    const generated = generateChart('StatefulService');
    const service = ofKind(generated, 'Service').find(
      ({ metadata }) => metadata.name === 'shop-dev-headless',
    )!;
    const [set] = ofKind(generated, 'StatefulSet');
    expect(set.spec).toMatchObject({ serviceName: 'shop-dev-headless' });
    expect(waveOf(service)).toBeLessThan(waveOf(set));
  });
});
