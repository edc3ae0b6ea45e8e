import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createScmHost,
  parseRepositoryUrl,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import { runAction } from '../__testUtils__/runAction';
import { createGenerateAction } from './generate/createGenerateAction';
import { GenerateInput } from './generate/GenerateInput';
import { createPullRequestAction } from './pullRequest/createPullRequestAction';

jest.setTimeout(120_000);

interface Application {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly source: { readonly repoURL: string } };
  readonly status?: {
    readonly health?: { readonly status?: string };
    readonly sync?: { readonly status?: string };
    readonly operationState?: {
      readonly phase: string;
      readonly syncResult?: {
        readonly resources?: readonly { readonly kind: string }[];
      };
    };
  };
}

/** The developer portal: probes outside development only, its secret in the store, promotions through Kargo. */
const input: GenerateInput = {
  name: 'backstage',
  image: { repository: 'ghcr.io/acme/backstage', tag: '1.4.0' },
  port: 7007,
  exposure: {
    type: 'Ingress',
    host: 'backstage.cnoe.localtest.me',
    className: 'nginx',
  },
  config: { POSTGRES_HOST: 'postgres.backstage' },
  secrets: {
    store: 'platform-vault',
    keys: [{ variable: 'POSTGRES_PASSWORD', key: 'backstage' }],
  },
  environments: [
    {
      name: 'dev',
      resources: {
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { memory: '256Mi' },
      },
      annotations: {
        'kargo.akuity.io/authorized-stage': 'kargo-pipelines:backstage-dev',
      },
    },
    {
      name: 'staging',
      resources: {
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { memory: '1Gi' },
      },
      props: { probes: { readiness: { path: '/healthcheck' } } },
      annotations: {
        'kargo.akuity.io/authorized-stage': 'kargo-pipelines:backstage-staging',
      },
    },
  ],
};

describe('a generated service', () => {
  const directory = createMockDirectory();
  const data = createMockDirectory();
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      dataDir: data.path,
      waveDelaySeconds: 0,
      timings: { podReady: 0, slowPodReady: 0, podStop: 0, statusReady: 0 },
      logger: { info() {}, warn() {}, error() {}, debug() {} },
    });
    await sandbox.gitHost.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Begin',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [{ path: 'README.md', content: 'GitOps\n' }],
    });
  });

  afterAll(() => sandbox.stop());

  async function deliver(): Promise<unknown> {
    const root = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(sandbox.urls.git).host,
            baseUrl: sandbox.urls.git,
            username: sandbox.credentials.gitea.username,
            password: sandbox.credentials.gitea.password,
          },
        ],
      },
      gitops: {
        repository: { url: sandbox.env.GITOPS_REPOSITORY_URL, mode: 'cnoe' },
        environments: [
          { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
          { name: 'staging', match: [{ destination: 'staging-vcluster' }] },
        ],
      },
    });
    const integrations = ScmIntegrations.fromConfig(root);
    const options = {
      config: readGitopsConfig(root),
      integrations,
      requireScmUserCredentials: false,
      openRepository: (url: string) => ({
        host: createScmHost(integrations, url),
        repository: parseRepositoryUrl(url),
      }),
    };
    const workspacePath = directory.path;
    const { outputs } = await runAction(createGenerateAction(options), {
      input,
      workspacePath,
    });
    const opened = await runAction(createPullRequestAction(options), {
      input: { application: input.name, description: outputs.summary },
      workspacePath,
    });
    return opened.outputs.number;
  }

  async function merge(number: unknown): Promise<void> {
    const { status } = await fetch(
      `${sandbox.urls.git}/api/v1/repos/platform/gitops/pulls/${number}/merge`,
      {
        method: 'POST',
        headers: {
          authorization: `token ${sandbox.credentials.gitea.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ Do: 'merge' }),
      },
    );
    expect(status).toBe(200);
    await sandbox.settled();
  }

  async function application(name: string): Promise<Application> {
    const response = await fetch(
      `${sandbox.urls.argocd}/api/v1/applications/${name}`,
      {
        headers: {
          authorization: `Bearer ${sandbox.credentials.argocd.token}`,
        },
      },
    );
    expect(response.status).toBe(200);
    return (await response.json()) as Application;
  }

  async function whenLive(name: string): Promise<Application> {
    for (;;) {
      const found = await application(name);
      const { health, operationState, sync } = found.status ?? {};
      expect(operationState?.phase ?? '').not.toMatch(/Failed|Error/);
      if (
        operationState?.phase === 'Succeeded' &&
        health?.status === 'Healthy' &&
        sync?.status === 'Synced'
      ) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  it('is applied wave by wave after the merge, in every environment', async () => {
    await merge(await deliver());
    for (const environment of ['dev', 'staging']) {
      const live = await whenLive(`backstage-${environment}`);
      expect(live.metadata).toMatchObject({
        labels: {
          'slipway.dev/app': 'backstage',
          'slipway.dev/environment': environment,
        },
        annotations: {
          'slipway.dev/entity': 'component:default/backstage',
          'kargo.akuity.io/authorized-stage': `kargo-pipelines:backstage-${environment}`,
        },
      });
      // As idpbuilder rewrites cnoe://.
      expect(live.spec.source.repoURL).toMatch(
        new RegExp(`idpbuilder-localdev-backstage-${environment}-manifests`),
      );
      expect(
        live.status?.operationState?.syncResult?.resources?.map(
          ({ kind }) => kind,
        ),
      ).toEqual(
        expect.arrayContaining([
          'Namespace',
          'ServiceAccount',
          'ExternalSecret',
          'ConfigMap',
          'Deployment',
          'Service',
          'Ingress',
        ]),
      );
      const deployment = sandbox.clusters[`${environment}-vcluster`].get({
        group: 'apps',
        kind: 'Deployment',
        namespace: 'backstage',
        name: `backstage-${environment}`,
      });
      const [container] = (
        deployment?.object.spec as {
          readonly template: {
            readonly spec: {
              readonly containers: readonly Record<string, unknown>[];
            };
          };
        }
      ).template.spec.containers;
      expect(container.image).toBe('ghcr.io/acme/backstage:1.4.0');
      expect('readinessProbe' in container).toBe(environment === 'staging');
    }
  });
});
