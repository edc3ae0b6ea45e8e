import { createChartRegistry } from '@slipway/plugin-gitops-node';
import { packageChart, readChartArchive } from '@slipway/helm-chart';
import { packChart } from '@slipway/sandbox';
import { SandboxBench } from '../../commands/__testUtils__/SandboxBench';
import { FaultCase } from './FaultPlan';
import { isMovedInGit } from './isMovedInGit';

/** What became of an Application. */
export interface ApplicationFacts {
  /** Of what was deployed last. */
  readonly revision?: string;
  /** Since version 1.0.0. */
  readonly deployments: number;
  /** Pull requests for version 1.1.0, open ones and merged ones. */
  readonly pullRequests: number;
  /** Commits on the branch for version 1.1.0, without merges. */
  readonly commits: readonly string[];
}

/** The Applications whose releases are interrupted, in the sandbox. */
export class FaultApplications {
  readonly #before = new Map<string, number>();
  readonly #merged = new Set<string>();

  constructor(
    private readonly bench: SandboxBench,
    private readonly cases: readonly FaultCase[],
  ) {}

  /** The sandbox's configuration, and its OCI registry. */
  get configData(): object {
    const { gitops, ...others } = this.bench.configData as {
      readonly gitops: { readonly charts: { readonly repositories: object[] } };
    };
    const { repositories } = gitops.charts;
    return {
      ...others,
      gitops: {
        ...gitops,
        charts: { repositories: [...repositories, this.#registry] },
      },
    };
  }

  archive(chart: string, version: string): Promise<Buffer> {
    return packChart({
      name: chart,
      version,
      files: {
        'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${chart} }\ndata: { version: "${version}" }\n`,
      },
    });
  }

  /** Brings version 1.0.0 of each to life. */
  async createAll(): Promise<void> {
    for (const each of this.cases) await this.#create(each);
    for (const { name } of this.cases) {
      const { status } = await this.bench.untilHealthy(name);
      this.#before.set(name, status!.history!.length);
    }
  }

  isMerged(name: string): boolean {
    return this.#merged.has(name);
  }

  /** Merges a release's pull request. */
  async merge({ name }: FaultCase, number: number): Promise<void> {
    await this.bench.mergePullRequest(number);
    this.#merged.add(name);
  }

  async facts({ app, name }: FaultCase): Promise<ApplicationFacts> {
    const history = (await this.bench.application(name)).status!.history!;
    return {
      revision: history.at(-1)?.revision,
      deployments: history.length - this.#before.get(name)!,
      pullRequests: await this.#pullRequests(app),
      commits: await this.#commits(app),
    };
  }

  async #create(each: FaultCase): Promise<void> {
    const { app, way } = each;
    const archive = await this.archive(app, '1.0.0');
    const { bench } = this;
    const client = bench.clients.getClient('sandbox');
    if (way === 'oci') {
      await createChartRegistry(this.#registry).publish(
        await packageChart(await readChartArchive(archive)),
      );
      await client.create({
        metadata: { name: app, namespace: 'argocd' },
        spec: {
          project: 'default',
          source: {
            // Argo CD names a registry without its scheme.
            repoURL: this.#registry.url.slice('oci://'.length),
            chart: app,
            targetRevision: '1.0.0',
          },
          destination: { name: 'dev-vcluster', namespace: app },
          syncPolicy: { syncOptions: ['CreateNamespace=true'] },
        },
      });
    } else {
      await bench.publish(archive);
    }
    if (way === 'direct') {
      const options = { chart: app, automated: false };
      await bench.createChartApplication(app, '1.0.0', options);
    }
    if (isMovedInGit(each)) {
      await bench.merge({
        name: app,
        entity: 'component:default/shop',
        namespace: app,
        delivery: {
          type: 'chart',
          repoURL: bench.sandbox.urls.chartmuseum,
          chart: app,
        },
        environments: {
          dev: { destination: 'dev-vcluster', chartVersion: '1.0.0' },
        },
      });
    } else {
      await client.sync({ name: app, namespace: 'argocd' });
    }
  }

  get #registry() {
    const { host } = new URL(this.bench.sandbox.urls.oci);
    return {
      name: 'registry',
      type: 'oci',
      url: `oci://${host}/charts`,
      plainHttp: true,
    } as const;
  }

  async #pullRequests(app: string): Promise<number> {
    const pulls = await this.#git<{ title: string }>('pulls?state=all');
    return pulls.filter(({ title }) => title === titleFor(app)).length;
  }

  async #commits(app: string): Promise<readonly string[]> {
    const path = encodeURIComponent(`config/applications/${app}.ts`);
    const commits = await this.#git<{
      sha: string;
      commit: { message: string };
    }>(`commits?sha=main&path=${path}`);
    return commits
      .filter(({ commit }) => commit.message.split('\n')[0] === titleFor(app))
      .map(({ sha }) => sha);
  }

  /** What the Git host lists of the GitOps repository; nothing of what is not there. */
  async #git<T>(list: string): Promise<readonly T[]> {
    const { urls, credentials } = this.bench.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/${list}&limit=50`,
      { headers: { authorization: `token ${credentials.gitea.token}` } },
    );
    return answer.ok ? answer.json() : [];
  }
}

function titleFor(app: string): string {
  return `Release ${app} 1.1.0 to dev`;
}
