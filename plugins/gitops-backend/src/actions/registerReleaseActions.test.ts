import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { ChartService } from '../charts/ChartService';
import { DeploymentService } from '../deployments/DeploymentService';
import { registerReleaseActions } from './registerReleaseActions';

describe('the release actions', () => {
  const command = { id: 'c1', kind: 'release', state: 'queued', steps: [] };
  const service = {
    submit: jest.fn().mockResolvedValue(command),
    getCommand: jest.fn().mockResolvedValue({ ...command, state: 'running' }),
  };
  const charts = {
    list: jest
      .fn()
      .mockResolvedValue([
        { repository: 'museum', chart: 'web', versions: [] },
      ]),
  };
  const registry = actionsRegistryServiceMock();
  const credentials = mockCredentials.user();
  const invoke = (name: string, input: object) =>
    registry.invoke({ id: `test:${name}`, input: { ...input }, credentials });

  beforeAll(() =>
    registerReleaseActions({
      actionsRegistry: registry,
      service: service as unknown as DeploymentService,
      charts: charts as unknown as ChartService,
    }),
  );

  it('list what is published', async () => {
    const { output } = await invoke('list-chart-versions', {
      entityRef: 'shop',
      chart: 'web',
    });
    expect(output).toEqual({
      charts: [{ repository: 'museum', chart: 'web', versions: [] }],
    });
    expect(charts.list).toHaveBeenCalledWith({
      entityRef: 'component:default/shop',
      chart: 'web',
      credentials,
    });
  });

  it('start a release as the caller and answer with what was accepted', async () => {
    const { output } = await invoke('start-release', {
      entityRef: 'shop',
      deploymentId: 'main:argocd:shop-dev',
      version: '1.2.3',
      reason: 'CHG-1',
      idempotencyKey: 'task-0001',
    });
    expect(output).toEqual({ command });
    expect(service.submit).toHaveBeenCalledWith({
      kind: 'release',
      entityRef: 'component:default/shop',
      id: 'main:argocd:shop-dev',
      credentials,
      reason: 'CHG-1',
      idempotencyKey: 'task-0001',
      parameters: { version: '1.2.3' },
    });
    await expect(
      invoke('start-release', { entityRef: 'shop', deploymentId: 'x' }),
    ).rejects.toThrow(/deploymentId is not right/);
  });

  it('read how far it is', async () => {
    const { output } = await invoke('get-release', {
      entityRef: 'shop',
      id: 'c1',
    });
    expect(output).toMatchObject({ command: { state: 'running' } });
  });
});
