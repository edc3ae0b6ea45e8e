import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '@slipway/sandbox';
import { FleetInstance } from './ArgoCdFleet';

const REPOSITORY = { owner: 'platform', name: 'gitops' };
const AUTHOR = { name: 'Ana', email: 'ana@example.com' };
const FOLDER = 'apps/bench';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Starts one simulated Argo CD and gives each of its Applications a history: a commit and a sync for each entry. What
 * it answers to its clients is what a real one answers; only the cluster behind it takes no time.
 */
export async function startInstance(options: {
  readonly name: string;
  readonly dataDir: string;
  readonly applications: number;
  readonly history: number;
  /** What its API waits before each answer, in milliseconds. */
  readonly answerMs: () => number;
  /** Each label goes onto the first so many Applications. */
  readonly labels: readonly {
    readonly label: string;
    readonly applications: number;
  }[];
}): Promise<FleetInstance> {
  const { name, applications, history, labels } = options;
  const sandbox = await startSandbox({
    dataDir: options.dataDir,
    host: '127.0.0.1',
    timings: { podReady: 0, slowPodReady: 0, podStop: 0, statusReady: 0 },
    waveDelaySeconds: 0,
    reconcileSeconds: 3600,
    argocdAnswerMs: options.answerMs,
    logger: silent,
  });
  const { gitHost, argocd, credentials } = sandbox;
  const names = Array.from(
    { length: applications },
    (_, index) => `${name}-app-${index + 1}`,
  );
  for (let entry = 0; entry < history; entry++) {
    await untilNextSecond();
    const revision = await gitHost.commitFiles({
      ...REPOSITORY,
      branch: 'main',
      message: `Run 1.${entry}.0\n\nWhat has changed in this version, in a sentence or two, as people write it.`,
      author: AUTHOR,
      files: [
        {
          path: `${FOLDER}/manifests.json`,
          content: manifests(`1.${entry}.0`),
        },
      ],
    });
    for (const [index, application] of names.entries()) {
      if (entry === 0) {
        argocd.upsertApplication({
          metadata: {
            name: application,
            labels: Object.fromEntries(
              labels
                .filter(size => index < size.applications)
                .map(({ label }) => [label, 'true']),
            ),
          },
          spec: {
            project: 'default',
            source: {
              repoURL: gitHost.cloneUrl(REPOSITORY.owner, REPOSITORY.name),
              path: FOLDER,
              targetRevision: 'main',
            },
            destination: { name: 'dev-vcluster', namespace: application },
            syncPolicy: { syncOptions: ['CreateNamespace=true'] },
          },
        });
      }
      await argocd.sync(application, { revision, username: 'ana' });
    }
    await argocd.idle();
  }
  await Promise.all(names.map(application => argocd.refresh(application)));
  for (const application of names) {
    const entries = argocd.application(application)?.status.history?.length;
    if (entries !== history) {
      throw new Error(
        `${application} has ${entries ?? 0} history entries instead of ${history}: its syncs did not succeed.`,
      );
    }
  }
  return {
    name,
    url: sandbox.urls.argocd.replace('localhost', '127.0.0.1'),
    token: credentials.argocd.token,
  };
}

/** Times in Argo CD are whole seconds, and no real Application is synced twice in one: entries of one would be one. */
async function untilNextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  while (Math.floor(Date.now() / 1000) === second) {
    await sleep(1000 - (Date.now() % 1000));
  }
}

/** A small service: two waves, four objects. */
function manifests(tag: string): string {
  const labels = { app: 'web' };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'settings',
          annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
        },
        data: { version: tag },
      },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              serviceAccountName: 'web',
              containers: [{ name: 'web', image: `ghcr.io/acme/web:${tag}` }],
            },
          },
        },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: labels, ports: [{ port: 80 }] },
      },
    ],
  });
}
