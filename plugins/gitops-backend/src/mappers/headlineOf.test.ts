import { ArgoApplication, ArgoResourceTree } from '@slipway/plugin-gitops-node';
import { planWaves, waveProgress, WaveTimeline } from '@slipway/sync-waves';
import { readFixture } from '../testing/readFixture';
import { testApplication } from '../testing/testApplication';
import { headlineOf } from './headlineOf';
import { DeploymentContext, toDeployment } from './toDeployment';
import { toLiveOperation } from './toLiveOperation';

const now = new Date('2026-01-05T08:01:00Z');

function deploymentOf(application: ArgoApplication) {
  return toDeployment(
    {
      id: { instance: 'main', namespace: 'argocd', name: 'shop' },
      application,
    },
    {
      instance: { name: 'main' },
      environments: [],
      access: {} as DeploymentContext['access'],
      now,
    },
  );
}

function manifest(kind: string, name: string, wave: number) {
  return {
    apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
    kind,
    metadata: {
      name,
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
    },
  };
}

describe('headlineOf', () => {
  it('says what failed and in which wave', () => {
    const application = readFixture<ArgoApplication>('degraded-wave');
    const timeline = waveProgress(
      planWaves(
        [manifest('Deployment', 'web', 0), manifest('Service', 'web', 1)],
        { defaultNamespace: 'failures-wave' },
      ),
      toLiveOperation(
        application,
        readFixture<ArgoResourceTree>('degraded-wave-tree'),
      ),
      { now },
    );
    const headline = headlineOf(deploymentOf(application), timeline, now);
    expect(headline.tone).toBe('trouble');
    expect(headline.sentence).toMatch(/^Failed in wave 0: Deployment\/web/);
  });

  it('names what failed while it waits to be tried again', () => {
    const application = readFixture<ArgoApplication>('degraded-wave');
    const retrying: ArgoApplication = {
      ...application,
      operation: application.status?.operationState?.operation,
      status: {
        ...application.status,
        operationState: {
          ...application.status!.operationState!,
          phase: 'Running',
          message: 'one or more tasks failed. Retrying attempt #2 at 8:01AM.',
        },
      },
    };
    const timeline = waveProgress(
      planWaves([manifest('Deployment', 'web', 0)], {
        defaultNamespace: 'failures-wave',
      }),
      toLiveOperation(
        application,
        readFixture<ArgoResourceTree>('degraded-wave-tree'),
      ),
      { now },
    );
    const headline = headlineOf(deploymentOf(retrying), timeline, now);
    expect(headline.tone).toBe('trouble');
    expect(headline.sentence).toMatch(/^Failed in wave 0: Deployment\/web/);
    expect(headline.detail).toMatch(/Retrying attempt #2/);
  });

  it('puts the cause of a stuck wave first and the newer commit last', () => {
    const application = testApplication({
      name: 'shop',
      operation: { sync: { revision: 'a'.repeat(40) } },
      status: {
        sync: { status: 'OutOfSync', revision: 'b'.repeat(40) },
        operationState: {
          phase: 'Running',
          startedAt: '2026-01-05T08:00:00Z',
          syncResult: { revision: 'a'.repeat(40) },
        },
      },
    });
    const timeline: WaveTimeline = {
      doneWaves: 0,
      activeWave: 0,
      waves: [
        {
          phase: 'Sync',
          wave: 0,
          state: 'stuck',
          startedAt: '2026-01-05T07:57:00Z',
          done: 0,
          resources: [
            {
              group: 'apps',
              kind: 'Deployment',
              namespace: 'shop',
              name: 'shop',
              version: 'v1',
              hook: false,
              prune: false,
              state: 'stuck',
              message: 'Image 2.8.1 cannot be pulled',
              ready: { count: 1, of: 3 },
            },
          ],
        },
      ],
    };
    expect(headlineOf(deploymentOf(application), timeline, now)).toEqual({
      tone: 'trouble',
      sentence: 'Image 2.8.1 cannot be pulled.',
      detail:
        'Wave 0 is stuck: Deployment/shop, 1 of 3 ready for 4 min. Newer commit bbbbbbb waits for this operation.',
    });
    const [wave] = timeline.waves;
    const runningOn: WaveTimeline = {
      ...timeline,
      waves: [
        {
          ...wave,
          state: 'running' as const,
          startedAt: '2026-01-05T08:00:10Z',
          usualSeconds: 70,
          resources: wave.resources.map(resource => ({
            ...resource,
            state: 'running' as const,
          })),
        },
        ...[10, 20].map(number => ({
          ...wave,
          state: 'waiting' as const,
          wave: number,
        })),
        { ...wave, phase: 'PostSync' as const, state: 'waiting' as const },
      ],
    };
    expect(headlineOf(deploymentOf(application), runningOn, now)).toMatchObject(
      {
        tone: 'running',
        sentence: 'Wave 0 is running: Deployment/shop, 1 of 3 ready for 50 s.',
        detail:
          'Usually takes 1 min 10 s; then waves 10 and 20, then PostSync. Newer commit bbbbbbb waits for this operation.',
      },
    );
  });

  it.each<[string, ArgoApplication, string, string]>([
    [
      'quiet',
      testApplication({ name: 'shop' }),
      'live',
      '1.0.0 is live and healthy.',
    ],
    [
      'trouble',
      testApplication({
        name: 'shop',
        status: { health: { status: 'Degraded', message: 'no pods' } },
      }),
      'degraded',
      '1.0.0 is degraded: no pods.',
    ],
    [
      'quiet',
      testApplication({
        name: 'shop',
        status: {
          history: null,
          operationState: undefined,
          sync: { status: 'OutOfSync' },
        },
      }),
      'new',
      'Nothing was deployed yet.',
    ],
  ])('is %s for %#', (tone, application, _, sentence) => {
    expect(headlineOf(deploymentOf(application), undefined, now)).toMatchObject(
      { tone, sentence },
    );
  });
});
