import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { readFixture } from '../testing/readFixture';
import { commit, testApplication } from '../testing/testApplication';
import { DeploymentContext, toDeployment } from './toDeployment';

const allowed = { allowed: true };

const context: DeploymentContext = {
  instance: { name: 'main', publicUrl: 'https://argocd.example.com' },
  environments: [],
  access: {
    read: allowed,
    sync: allowed,
    deploy: allowed,
    rollback: allowed,
    hold: allowed,
    release: allowed,
  },
  now: new Date('2026-01-05T09:00:00Z'),
};

function describeOne(
  application: ArgoApplication,
  change: Partial<DeploymentContext> = {},
) {
  const { namespace = '', name } = application.metadata;
  return toDeployment(
    { id: { instance: 'main', namespace, name }, application },
    { ...context, ...change },
  );
}

describe('toDeployment', () => {
  it('reads an application that was synced by hand', () => {
    expect(describeOne(readFixture('synced'))).toMatchObject({
      id: 'main:argocd:shop',
      application: {
        project: 'default',
        url: 'https://argocd.example.com/applications/argocd/shop',
      },
      environment: 'Other',
      delivery: 'manifests',
      version: { revision: commit('1'), label: '1' },
      sync: 'Synced',
      health: 'Healthy',
      autoSync: { enabled: false },
      newest: { state: 'live', sentence: 'Commit 1111111 is live.' },
      lastDeployed: { by: 'backstage', automated: false },
      operation: {
        kind: 'sync',
        phase: 'Succeeded',
        by: 'backstage',
        reason: undefined,
      },
    });
  });

  it('names a chart by its version', () => {
    expect(describeOne(readFixture('chart'))).toMatchObject({
      delivery: 'chart',
      version: { label: '1.0.0-2', revision: '1.0.0-2', chart: 'web' },
      newest: { state: 'live', sentence: 'Version 1.0.0-2 is live.' },
    });
  });

  it('finds the chart among several sources', () => {
    expect(describeOne(readFixture('multi-source'))).toMatchObject({
      delivery: 'chart',
      version: { label: '1.0.0-1', chart: 'web' },
    });
  });

  it('knows a rollback, and that Git asks for something else', () => {
    expect(describeOne(readFixture('rolled-back'))).toMatchObject({
      version: { revision: commit('1') },
      targetVersion: { revision: commit('3') },
      operation: { kind: 'rollback', phase: 'Succeeded' },
      newest: { state: 'out-of-sync' },
    });
  });

  it('names what Git asks for by its tag, where that was deployed before', () => {
    expect(
      describeOne(readFixture('rolled-back'), {
        askedImages: ['ghcr.io/acme/web:3.0.0'],
      }),
    ).toMatchObject({
      version: { revision: commit('1') },
      targetVersion: {
        label: '3.0.0',
        revision: commit('3'),
        images: ['ghcr.io/acme/web:3.0.0'],
      },
    });
  });

  it('does not take a rollout of an ApplicationSet for a hold', () => {
    const deployment = describeOne(readFixture('rolling-child'));
    expect(deployment.hold).toBeUndefined();
    expect(deployment.autoSync.enabled).toBe(false);
    expect(deployment.operation).toMatchObject({ automated: true });
  });

  it('has no version before the first success', () => {
    expect(describeOne(readFixture('failed-presync'))).toMatchObject({
      version: undefined,
      health: 'Missing',
      operation: { phase: 'Failed' },
    });
  });

  it('keeps the old version beside the one that a running operation brings', () => {
    const source = { repoURL: 'https://git.example.com/a', path: 'b' };
    const application = testApplication({
      name: 'shop-dev',
      images: ['ghcr.io/acme/shop:1.0.0', 'ghcr.io/acme/shop:1.1.0'],
      operation: {
        sync: { revision: commit('2') },
        initiatedBy: { username: 'admin' },
      },
      status: {
        sync: { status: 'OutOfSync', revision: commit('2') },
        operationState: {
          phase: 'Running',
          startedAt: '2026-01-05T08:59:00Z',
          operation: {
            sync: { revision: commit('2') },
            initiatedBy: { username: 'admin' },
          },
          syncResult: {
            revision: commit('2'),
            source,
            resources: [
              {
                version: 'v1',
                kind: 'Deployment',
                name: 'shop',
                images: ['ghcr.io/acme/shop:1.1.0'],
              },
            ],
          },
        },
      },
    });
    expect(
      describeOne(application, {
        lastSuccess: {
          startedAt: '2026-01-05T08:00:00Z',
          by: 'user:default/ana',
          images: ['ghcr.io/acme/shop:1.0.0'],
        },
      }),
    ).toMatchObject({
      version: { label: '1.0.0', revision: commit('1') },
      targetVersion: { label: '1.1.0', revision: commit('2') },
      newest: { state: 'syncing' },
      lastDeployed: { by: 'ana' },
      operation: { phase: 'Running', by: 'admin' },
    });
  });

  it('tells who asked from the own records, where Argo CD forgot it', () => {
    const application = readFixture<ArgoApplication>('rolled-back');
    const { startedAt } = application.status!.operationState!;
    const ours = { startedAt, by: 'user:default/ana', reason: 'bad release' };
    expect(
      describeOne(application, { lastOperation: ours }).operation,
    ).toMatchObject({ by: 'ana', reason: 'bad release' });
    expect(
      describeOne(application, {
        lastOperation: { ...ours, startedAt: '2025-01-01T00:00:00Z' },
      }).operation,
    ).toMatchObject({ by: 'backstage' });
  });
});
