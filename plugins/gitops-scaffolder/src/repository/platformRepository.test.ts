import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ApplicationConfig,
  applicationOrders,
  generateApplication,
  GeneratedFile,
  generatePlatform,
} from '@slipway/cdk8s';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import { parse } from 'yaml';

jest.setTimeout(60_000);

const FLEET = { owner: 'platform', name: 'fleet' };

function application(
  name: string,
  ...needs: readonly string[]
): ApplicationConfig {
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    chart: {
      type: 'WebService',
      props: {
        port: 8080,
        resources: {
          requests: { cpu: '10m', memory: '16Mi' },
          limits: { memory: '16Mi' },
        },
        probes: { readiness: { path: '/' } },
      },
    },
    image: { repository: `registry.example.com/acme/${name}`, tag: '1.0.0' },
    environments: { dev: { destination: 'dev-vcluster' } },
    argocd: { project: 'shop' },
    dependencies: Object.fromEntries(needs.map(one => [one, one])),
  };
}

/** Everything that a repository at this address gives. */
function repositoryFiles(url: string): readonly GeneratedFile[] {
  const repository = { url, branch: 'main' };
  const applications = [application('web', 'store'), application('store')];
  const platform = generatePlatform({
    applications,
    mode: 'git',
    repository,
    files: {
      'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});`,
      'config/projects/shop.ts': `export default defineProject({
  name: 'shop',
  sourceRepos: ['${url}'],
  destinations: [{ name: 'dev-vcluster', namespace: '*' }],
  clusterResources: { allow: [{ group: '', kind: 'Namespace' }] },
});`,
      'config/applicationsets/tools.ts': `export default defineApplicationSet({
  name: 'tools',
  generators: [{ list: { elements: [{ tool: 'lint' }, { tool: 'scan' }] } }],
  template: {
    name: 'tool-{{ .tool }}',
    entity: 'component:default/tools',
    environment: 'dev',
    labels: { tool: '{{ .tool }}' },
    project: 'shop',
    destination: 'dev-vcluster',
    namespace: 'tool-{{ .tool }}',
    sources: [{ type: 'git', repoURL: '${url}', path: 'tools/{{ .tool }}', revision: 'main' }],
  },
  rollingSync: [
    { matchExpressions: [{ key: 'tool', operator: 'In', values: ['lint'] }] },
    { matchExpressions: [{ key: 'tool', operator: 'In', values: ['scan'] }] },
  ],
});`,
    },
  });
  expect(platform.findings).toEqual([]);
  const orders = applicationOrders(platform.order);
  return [
    ...platform.files,
    ...applications.flatMap(config => {
      const { files, findings } = generateApplication({
        config,
        mode: 'git',
        repository,
        order: { dev: orders.get(`${config.name}-dev`)! },
      });
      expect(findings).toEqual([]);
      return files;
    }),
    ...['lint', 'scan'].map(name => ({
      path: `tools/${name}/config.yaml`,
      content: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`,
    })),
  ];
}

describe('a generated repository in Argo CD', () => {
  const folder = createMockDirectory();
  let sandbox: RunningSandbox | undefined;

  beforeEach(() => folder.clear());
  afterEach(async () => {
    await sandbox?.stop();
    sandbox = undefined;
  });

  /** Pushes the repository and applies `dist/platform.yaml`, nothing else. */
  async function start(applicationHealth: boolean): Promise<RunningSandbox> {
    sandbox = await startSandbox({
      dataDir: folder.path,
      logger: {
        info: () => {},
        warn: () => {},
        error: () => {},
        debug: () => {},
      },
      timings: { podReady: 400, slowPodReady: 0, podStop: 0, statusReady: 0 },
      waveDelaySeconds: 0,
      applicationHealth,
    });
    await sandbox.gitHost.ensureRepository({ ...FLEET, defaultBranch: 'main' });
    const files = repositoryFiles(
      sandbox.gitHost.cloneUrl(FLEET.owner, FLEET.name),
    );
    await sandbox.gitHost.commitFiles({
      ...FLEET,
      branch: 'main',
      files,
      message: 'Everything',
      author: { name: 'Ana', email: 'ana@example.com' },
    });
    sandbox.argocd.upsertApplication(
      parse(files.find(({ path }) => path === 'dist/platform.yaml')!.content),
    );
    return sandbox;
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  function stateOf(name: string): string {
    const found = sandbox?.argocd.application(name)?.status;
    return `${found?.sync.status} ${found?.health.status}`;
  }

  it('takes the project, the parent and the ApplicationSet, and keeps the order where Argo CD has the health rule', async () => {
    const { argocd } = await start(true);
    await until(() => argocd.application('web-dev') !== undefined);
    // The moment the second wave begins, the first is healthy.
    expect(stateOf('store-dev')).toBe('Synced Healthy');
    await until(() =>
      [
        'platform',
        'applications-dev',
        'web-dev',
        'tool-lint',
        'tool-scan',
      ].every(name => stateOf(name) === 'Synced Healthy'),
    );
    const child = argocd.application('web-dev')!;
    expect(child.spec.project).toBe('shop');
    expect(child.status.conditions ?? []).toEqual([]);
    expect(argocd.application('tool-lint')!.metadata).toMatchObject({
      labels: { tool: 'lint', 'slipway.dev/environment': 'dev' },
      annotations: { 'slipway.dev/entity': 'component:default/tools' },
    });
  });

  it('does not keep it without that rule, as the findings say', async () => {
    const { argocd } = await start(false);
    await until(() => argocd.application('web-dev') !== undefined);
    expect(stateOf('store-dev')).not.toBe('Synced Healthy');
  });

  it('lets a hold on a child survive its parent', async () => {
    const { argocd } = await start(true);
    await until(
      () =>
        stateOf('web-dev') === 'Synced Healthy' &&
        stateOf('applications-dev') === 'Synced Healthy',
    );
    const child = argocd.application('web-dev')!;
    argocd.upsertApplication({
      ...child,
      spec: {
        ...child.spec,
        syncPolicy: {
          ...child.spec.syncPolicy,
          automated: { ...child.spec.syncPolicy?.automated, enabled: false },
        },
      },
    });
    await argocd.refresh('applications-dev');
    await argocd.idle();
    expect(
      argocd.application('web-dev')!.spec.syncPolicy?.automated?.enabled,
    ).toBe(false);
    expect(stateOf('applications-dev')).toBe('Synced Healthy');
  });
});
