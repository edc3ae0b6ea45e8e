import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import { ChartService } from '../charts/ChartService';
import { DeploymentService } from '../deployments/DeploymentService';
import { registerActions } from './registerActions';

const ENTITY = 'component:default/shop';
const ID = 'main:argocd:shop-dev';

describe('the registry actions', () => {
  const command = { id: 'c1', kind: 'release', state: 'queued', steps: [] };
  const service = {
    submit: jest.fn(),
    getCommand: jest.fn().mockResolvedValue({ ...command, state: 'running' }),
    getHistory: jest.fn().mockResolvedValue({ items: [{ id: 'h1' }] }),
    getPlan: jest.fn().mockResolvedValue({ waves: [] }),
  };
  const charts = {
    list: jest
      .fn()
      .mockResolvedValue([
        { repository: 'museum', chart: 'web', versions: [] },
      ]),
  };
  const audit = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock();
  const registry = actionsRegistryServiceMock();
  const credentials = mockCredentials.user('user:default/ana');
  const invoke = (name: string, input: object) =>
    registry.invoke({ id: `test:${name}`, input: { ...input }, credentials });

  beforeAll(() =>
    registerActions({
      actionsRegistry: registry,
      service: service as unknown as DeploymentService,
      charts: charts as unknown as ChartService,
      auth: mockServices.auth(),
      auditor,
      logger: mockServices.logger.mock(),
    }),
  );

  beforeEach(() => {
    jest.clearAllMocks();
    service.submit.mockResolvedValue(command);
    audit.success.mockResolvedValue(undefined);
    audit.fail.mockResolvedValue(undefined);
    auditor.createEvent.mockResolvedValue(audit);
  });

  it('are those of the documentation', async () => {
    const page = await readFile(
      join(__dirname, '../../../../docs/actions.md'),
      'utf8',
    );
    const documented = [...page.matchAll(/^\| `gitops:(\S+)`/gm)];
    const { actions } = await registry.list();
    expect(actions.map(({ name }) => name).sort()).toEqual(
      documented.map(([, name]) => name).sort(),
    );
  });

  it('list what is published', async () => {
    const { output } = await invoke('list-chart-versions', {
      entityRef: 'shop',
      chart: 'web',
    });
    expect(output).toEqual({
      charts: [{ repository: 'museum', chart: 'web', versions: [] }],
    });
    expect(charts.list).toHaveBeenCalledWith({
      entityRef: ENTITY,
      chart: 'web',
      credentials,
    });
  });

  it('read the history page by page', async () => {
    const { output } = await invoke('list-deployment-history', {
      entityRef: 'shop',
      id: ID,
      cursor: 'page-2',
    });
    expect(output).toEqual({ history: { items: [{ id: 'h1' }] } });
    expect(service.getHistory).toHaveBeenCalledWith({
      entityRef: ENTITY,
      id: ID,
      cursor: 'page-2',
      credentials,
    });
  });

  it('plan a revision or an entry of the history, and not both', async () => {
    await invoke('plan-deployment', {
      entityRef: 'shop',
      id: ID,
      historyId: 'h1',
    });
    expect(service.getPlan).toHaveBeenCalledWith({
      entityRef: ENTITY,
      id: ID,
      target: { historyId: 'h1' },
      credentials,
    });
    await expect(
      invoke('plan-deployment', {
        entityRef: 'shop',
        id: ID,
        historyId: 'h1',
        revision: '1.2.3',
      }),
    ).rejects.toThrow(/give one of the two/);
  });

  it.each([
    [
      'start-deploy',
      { id: ID, version: '1.2.3' },
      { kind: 'deploy', parameters: { version: '1.2.3' } },
    ],
    [
      'start-promotion',
      { id: ID, from: 'main:argocd:shop-qa' },
      { kind: 'promote', parameters: { from: 'main:argocd:shop-qa' } },
    ],
    [
      'start-sync',
      { id: ID, prune: true },
      { kind: 'sync', parameters: { prune: true, dryRun: false } },
    ],
    [
      'start-rollback',
      { id: ID, way: 'git', historyId: 'h1' },
      {
        kind: 'rollback',
        parameters: { way: 'git', historyId: 'h1', prune: false },
      },
    ],
    [
      'start-release',
      { deploymentId: ID, version: '1.2.3' },
      { kind: 'release', parameters: { version: '1.2.3' } },
    ],
  ])(
    '%s answers as the caller with what was accepted, audited',
    async (name, input, submitted) => {
      const { output } = await invoke(name, {
        entityRef: 'shop',
        reason: 'CHG-1',
        idempotencyKey: 'task-0001',
        ...input,
      });
      expect(output).toEqual({ command });
      expect(service.submit).toHaveBeenCalledWith({
        entityRef: ENTITY,
        id: ID,
        credentials,
        reason: 'CHG-1',
        idempotencyKey: 'task-0001',
        ...submitted,
      });
      expect(auditor.createEvent).toHaveBeenCalledWith({
        eventId: 'deployment-mutate',
        severityLevel: 'medium',
        request: undefined,
        meta: {
          queryType: submitted.kind,
          actor: 'user:default/ana',
          by: 'action',
          entityRef: ENTITY,
          deploymentId: ID,
          reason: 'CHG-1',
        },
      });
      expect(audit.success).toHaveBeenCalledTimes(1);
    },
  );

  it('audit what was refused as well', async () => {
    service.submit.mockRejectedValue(new NotAllowedError('owners only'));
    await expect(
      invoke('start-deploy', { entityRef: 'shop', id: ID, version: '1.2.3' }),
    ).rejects.toThrow('owners only');
    expect(audit.fail).toHaveBeenCalledTimes(1);
    expect(audit.success).not.toHaveBeenCalled();
  });

  it.each([
    ['start-release', { deploymentId: 'x' }, /deploymentId is not right/],
    [
      'start-deploy',
      { id: ID, version: '1.2.3', idempotencyKey: 'short' },
      /idempotencyKey is not right/,
    ],
    [
      'start-rollback',
      { id: ID, way: 'argocd', historyId: 'h1', holdUntil: 'tomorrow' },
      /holdUntil is not right/,
    ],
  ])('%s refuses what is not right', async (name, input, sentence) => {
    await expect(invoke(name, { entityRef: 'shop', ...input })).rejects.toThrow(
      sentence,
    );
    expect(service.submit).not.toHaveBeenCalled();
  });

  it.each(['get-command', 'get-release'])('%s reads on', async name => {
    const { output } = await invoke(name, { entityRef: 'shop', id: 'c1' });
    expect(output).toMatchObject({ command: { state: 'running' } });
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });
});
