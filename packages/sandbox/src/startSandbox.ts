import { join } from 'node:path';
import { argoCdSettings, READER } from './argoCdSettings';
import { createArgoCd } from './argocd/createArgoCd';
import { createChartMuseum } from './chartmuseum/createChartMuseum';
import { consoleLogger } from './consoleLogger';
import { createControl } from './control/createControl';
import { delayed } from './control/delayed';
import { argoCdSwitch } from './control/argoCdSwitch';
import { FaultGate } from './control/FaultGate';
import { createClusters } from './createClusters';
import { ensureCredentials } from './credentials/ensureCredentials';
import { FastForwardClock } from './FastForwardClock';
import { createGitHost } from './git-host/createGitHost';
import { argoCdTarget } from './idpbuilder/argoCdTarget';
import { createIdpBuilder } from './idpbuilder/createIdpBuilder';
import { localRepositories } from './localRepositories';
import { createOciRegistry } from './oci/createOciRegistry';
import { createSourceRenderer } from './render/createSourceRenderer';
import { RunningSandbox, SandboxUrls } from './RunningSandbox';
import { sandboxEnv } from './sandboxEnv';
import { SandboxOptions, SandboxPorts } from './SandboxOptions';
import { FirstStart } from './seed/FirstStart';
import { seedSandbox } from './seed/seedSandbox';
import { listen, ListeningService } from './server/listen';
import { SandboxService } from './SandboxService';

const GITOPS = { owner: 'platform', name: 'gitops' };
const SCRATCH = { owner: 'sandbox', name: 'scratch' };
const ARGOCD_PATH = '/argocd';

/**
 * Starts the whole local environment: Git host, Argo CD over simulated clusters, chart repository, OCI registry,
 * idpbuilder's work and the control page, in this process and on loopback. Rejects with one sentence when a port is
 * taken; nothing is left listening then.
 */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const { dataDir, host = '127.0.0.1', logger = consoleLogger() } = options;
  const firstStart = new FirstStart(dataDir);
  const withDemo = options.seed === true || options.seed === 'demo';
  const credentials = ensureCredentials(dataDir);
  const clock = new FastForwardClock(
    withDemo && firstStart.isDue ? firstStart.historyBegins : undefined,
  );
  const gates = {
    'git-host': new FaultGate(),
    argocd: new FaultGate(),
    chartmuseum: new FaultGate(),
    'oci-registry': new FaultGate(),
  };
  const listening: ListeningService[] = [];
  let seeding = false;
  const closing: (() => void | Promise<void>)[] = [];

  const open = async (
    service: SandboxService,
    port: keyof SandboxPorts,
    gate?: FaultGate,
    answerMs?: () => number,
  ) => {
    const gated = gate
      ? {
          ...service,
          handler: delayed(gate.wrap(service.handler), answerMs),
          start: service.start.bind(service),
          stop: service.stop.bind(service),
        }
      : service;
    const server = await listen(gated, {
      host,
      port: options.ports?.[port] ?? 0,
    });
    listening.push(server);
    return server.url;
  };
  const stop = async () => {
    // Servers first: what Argo CD still does in the end has to be in the clusters' state.
    await Promise.all(listening.splice(0).map(server => server.stop()));
    for (const close of closing.splice(0).reverse()) await close();
  };

  try {
    const clusters = createClusters({
      dataDir,
      clock,
      ...(options.timings && { timings: options.timings }),
    });
    closing.push(() =>
      Object.values(clusters).forEach(cluster => cluster.stop()),
    );
    const gitHost = createGitHost({
      dataDir: join(dataDir, 'git'),
      logger,
      clock,
      admin: credentials.gitea,
      ...(options.github && { github: options.github }),
      ...(options.gitlab && { gitlab: options.gitlab }),
    });
    const git = await open(gitHost, 'git', gates['git-host']);
    const chartmuseum = await open(
      createChartMuseum({ dataDir: join(dataDir, 'charts'), logger }),
      'chartmuseum',
      gates.chartmuseum,
    );
    const oci = await open(
      createOciRegistry({ dataDir: join(dataDir, 'oci'), logger }),
      'oci',
      gates['oci-registry'],
    );
    const renderer = await createSourceRenderer({
      dataDir: join(dataDir, 'sources'),
      logger,
      localRepository: localRepositories(gitHost),
      // The demo needs no templating, and without starting programs its history is lived through in seconds.
      tools: () => (seeding ? {} : undefined),
    });
    const argocd = createArgoCd({
      dataDir: join(dataDir, 'argocd'),
      logger,
      clock,
      rootPath: ARGOCD_PATH,
      renderer,
      clusters: Object.values(clusters),
      account: credentials.argocd,
      settings: argoCdSettings(options),
      ...(options.waveDelaySeconds !== undefined && {
        waveDelaySeconds: options.waveDelaySeconds,
      }),
      ...(options.reconcileSeconds !== undefined && {
        reconcileSeconds: options.reconcileSeconds,
      }),
    });
    const argocdRoot = await open(
      argocd,
      'argocd',
      gates.argocd,
      options.argocdAnswerMs,
    );
    const argocdUrl = `${argocdRoot}${ARGOCD_PATH}`;
    const urls: SandboxUrls = {
      git,
      argocd: argocdUrl,
      chartmuseum,
      oci,
      control: await open(
        createControl({
          switches: { ...gates, argocd: argoCdSwitch(argocd, gates.argocd) },
          clusters,
          settings: argocd.settings,
          urls: {
            'git-host': git,
            argocd: argocdUrl,
            chartmuseum,
            'oci-registry': oci,
          },
        }),
        'control',
      ),
    };

    await gitHost.ensureRepository({
      ...GITOPS,
      defaultBranch: 'main',
      description: 'What runs where',
    });
    await gitHost.ensureRepository({
      ...SCRATCH,
      defaultBranch: 'main',
      description: 'Empty, for trying things out',
    });
    const idpbuilder = createIdpBuilder({
      gitHost,
      argocd: argoCdTarget(argocd),
      logger,
      repository: GITOPS,
      stateFile: join(dataDir, 'idpbuilder.json'),
    });
    await idpbuilder.start();
    closing.push(() => idpbuilder.stop());

    if (firstStart.isDue) {
      firstStart.begin();
      seeding = true;
      if (withDemo) {
        await seedSandbox({
          clock,
          gitHost,
          idpbuilder,
          repository: GITOPS,
          argocdUrl: urls.argocd,
          argocdToken: credentials.argocd.token,
          chartmuseumUrl: chartmuseum,
          logger,
        });
      }
      firstStart.done();
      seeding = false;
    }
    clock.goLive();
    if (options.webhookUrl) {
      await gitHost.ensureWebhook({
        ...GITOPS,
        url: options.webhookUrl,
        secret: credentials.webhookSecret,
      });
    }
    logger.info(
      `The sandbox is up, a simulator on loopback: ${Object.values(urls).join(', ')}`,
    );
    return {
      urls,
      credentials,
      env: sandboxEnv({
        urls,
        credentials,
        argocdReadOnlyToken: argocd.tokenOf(READER, 'sandbox'),
        gitopsUrl: gitHost
          .cloneUrl(GITOPS.owner, GITOPS.name)
          .replace(/\.git$/, ''),
        scratchUrl: gitHost.cloneUrl(SCRATCH.owner, SCRATCH.name),
      }),
      gitHost,
      argocd,
      clusters,
      settled: () => idpbuilder.settled(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
