import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AdministeredCluster } from '../../cluster/AdministeredCluster';
import { createSimulatedCluster } from '../../cluster/createSimulatedCluster';
import { FastForwardClock } from '../../FastForwardClock';
import { createSourceRenderer } from '../../render/createSourceRenderer';
import { listen } from '../../server/listen';
import { ArgoCd } from '../ArgoCd';
import { SettingsDefaults } from '../settings/ArgoSettings';
import { createArgoCd } from '../createArgoCd';

const TOKEN = 'contract.simulator.token';
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};

/** A simulator in this process over a real bare repository in `folder`. */
export interface RunningSimulator {
  readonly url: string;
  readonly token: string;
  readonly repoURL: string;
  readonly repository: string;
  readonly argocd: ArgoCd;
  readonly cluster: AdministeredCluster;
  stop(): Promise<void>;
}

/** Starts one; what an earlier one kept in the folder is there again. */
export async function startSimulator(
  folder: string,
  options: { readonly settings?: SettingsDefaults } = {},
): Promise<RunningSimulator> {
  const repository = join(folder, 'repository.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', repository]);
  const clock = new FastForwardClock();
  const cluster = createSimulatedCluster({
    name: 'in-cluster',
    server: 'https://kubernetes.default.svc',
    clock,
    stateFile: join(folder, 'cluster.json'),
    timings: { podReady: 30, slowPodReady: 300, podStop: 10, statusReady: 20 },
  });
  const renderer = await createSourceRenderer({
    dataDir: join(folder, 'sources'),
    logger: silent,
    localRepository: url =>
      url === 'http://git.test/apps.git' ? repository : undefined,
  });
  const argocd = createArgoCd({
    dataDir: join(folder, 'argocd'),
    logger: silent,
    clock,
    rootPath: '/argocd',
    renderer,
    clusters: [cluster],
    account: {
      username: 'contract',
      password: 'contract-password',
      token: TOKEN,
    },
    waveDelaySeconds: 0.15,
    ...(options.settings && { settings: options.settings }),
  });
  const server = await listen(argocd, { host: '127.0.0.1', port: 0 });
  return {
    url: `${server.url}/argocd`,
    token: TOKEN,
    repoURL: 'http://git.test/apps.git',
    repository,
    argocd,
    cluster,
    async stop() {
      await server.stop();
      cluster.stop();
    },
  };
}
