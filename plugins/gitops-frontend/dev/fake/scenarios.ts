import {
  Deployment,
  DeploymentDetail,
  DeploymentsOverview,
  Headline,
  InstanceProblem,
} from '@slipway/plugin-gitops-common';
import { access, before, deployment, version } from './deployments';
import { history, plan } from './ledger';
import { release } from './release';
import { Scenario } from './Scenario';
import { timeline } from './timelines';

type Kind = 'running' | 'stuck' | 'done';

const OLD = version('2.8.1', '4f9c1e2');
const NEW = version('2.9.0', '7c1e0aa');

const HEADLINES: Record<Kind, Headline> = {
  running: {
    tone: 'running',
    sentence:
      'Wave 0 is running: Deployment/storefront, 1 of 3 ready for 50 s. Usually takes 1 min 10 s; then waves 10 and 20, then PostSync.',
  },
  stuck: {
    tone: 'trouble',
    sentence: 'Image 2.9.0 cannot be pulled; the old version serves 1 of 3',
    detail:
      'Wave 10 is blocked by wave 0: Deployment/storefront, 1 of 3 ready. Newer commit 9d3b waits for this operation.',
  },
  done: { tone: 'quiet', sentence: 'All nine waves are done and healthy.' },
};

/** The last environment of a chain, in the middle of a sync or after it. */
function production(now: number, kind: Kind, more: Partial<Deployment> = {}) {
  const { waves, activeWave } = timeline(now, kind);
  const over = kind === 'done';
  return deployment(now, 'production', {
    destination: { cluster: 'eu-prod-1', namespace: 'storefront' },
    version: over ? NEW : OLD,
    targetVersion: over ? undefined : NEW,
    health: over ? 'Healthy' : 'Progressing',
    sync: over ? 'Synced' : 'OutOfSync',
    newest: over
      ? {
          state: 'live',
          sentence: 'What Git says is what runs.',
          revision: NEW.revision,
        }
      : {
          state: kind === 'stuck' ? 'waits-for-operation' : 'syncing',
          sentence:
            kind === 'stuck'
              ? 'Terminate the running operation to let it through.'
              : 'The running operation brings it.',
          revision: NEW.revision,
        },
    drift: { state: 'same', sentence: 'Same as staging', against: 'staging' },
    lastDeployed: {
      at: before(now, 112),
      by: 'user:default/ana',
      automated: false,
    },
    operation: {
      kind: 'sync',
      phase: over ? 'Succeeded' : 'Running',
      startedAt: before(now, 112),
      finishedAt: over ? before(now, 0) : undefined,
      by: 'ana',
      automated: false,
      reason: 'CHG-2041 express checkout',
      revision: NEW.revision,
      retries: 0,
      activePhase: over ? undefined : 'Sync',
      activeWave: over ? undefined : waves[activeWave!].wave,
      waves: waves.map(({ phase, wave, state }) => ({ phase, wave, state })),
    },
    ...more,
  });
}

function build(
  now: number,
  options: {
    readonly kind: Kind;
    readonly production?: Partial<Deployment>;
    readonly all?: Partial<Deployment>;
    readonly problems?: readonly InstanceProblem[];
  },
): Scenario {
  const { kind } = options;
  const rows = [
    deployment(now, 'dev', {
      version: NEW,
      drift: { state: 'newest', sentence: 'Newest' },
      ...options.all,
    }),
    deployment(now, 'staging', {
      drift: {
        state: 'differs',
        sentence: '2.8.1, dev has 2.9.0',
        against: 'dev',
      },
      lastDeployed: {
        at: before(now, 76_000),
        by: 'user:default/ben',
        automated: false,
      },
      ...options.all,
    }),
    production(now, kind, { ...options.all, ...options.production }),
  ];
  const overview: DeploymentsOverview = {
    entityRef: 'component:default/storefront',
    environments: rows.map(row => ({
      name: row.environment,
      requireReason: row.environment === 'production',
      deployments: [row],
    })),
    problems: options.problems ?? [],
    setup: 'ready',
    generatedAt: before(now, 0),
  };
  const details: Record<string, DeploymentDetail> = {};
  for (const row of rows) {
    const own = row.environment === 'production' ? kind : 'done';
    details[row.id] = {
      deployment: row,
      timeline: timeline(now, own),
      headline: HEADLINES[own],
      externalUrls:
        row.environment === 'dev' ? ['https://storefront.dev.example'] : [],
    };
  }
  return {
    overview,
    details,
    history: history(now),
    plan: plan(options.all?.changes),
    commands: [],
  };
}

function without(now: number, overview: Scenario['overview']): Scenario {
  return { ...build(now, { kind: 'done' }), overview };
}

function empty(
  setup: DeploymentsOverview['setup'],
  lookup?: string,
): DeploymentsOverview {
  return {
    entityRef: 'component:default/storefront',
    environments: [],
    problems: [],
    setup,
    lookup,
    generatedAt: '2026-01-01T00:00:00Z',
  };
}

/** Every state of the tab, by name. */
export const scenarios = {
  running: (now: number) => build(now, { kind: 'running' }),
  stuck: (now: number) => build(now, { kind: 'stuck' }),
  done: (now: number) => build(now, { kind: 'done' }),
  hold: (now: number) =>
    build(now, {
      kind: 'done',
      production: {
        version: OLD,
        targetVersion: NEW,
        sync: 'OutOfSync',
        newest: {
          state: 'on-hold',
          sentence: 'Auto-sync is on hold.',
          revision: NEW.revision,
        },
        hold: {
          by: 'user:default/ana',
          since: before(now, 400),
          reason: 'Image 2.9.0 missing, INC-318',
          until: before(now, -86_000),
          overdue: false,
        },
      },
    }),
  unreachable: (now: number) =>
    build(now, {
      kind: 'done',
      production: { staleSince: before(now, 720) },
      problems: [
        {
          instance: 'sandbox',
          message:
            'It did not answer within 5 s. Check its address and that it runs.',
          since: before(now, 720),
          nextTryAt: before(now, -20),
        },
      ],
    }),
  commits: (now: number) =>
    build(now, { kind: 'done', all: { changes: 'commit' } }),
  chart: (now: number): Scenario => ({
    ...build(now, {
      kind: 'done',
      all: {
        delivery: 'chart',
        version: { ...NEW, label: '2.9.0', revision: '2.9.0', chart: 'web' },
      },
    }),
    charts: [
      {
        repository: 'museum',
        chart: 'web',
        versions: ['2.10.0', '2.9.0', '2.8.1'].map((each, i) => ({
          version: each,
          createdAt: before(now, 3_600 * (i + 1)),
          runs:
            each === '2.9.0'
              ? [
                  {
                    deploymentId: 'sandbox:argocd:storefront-dev',
                    environment: 'dev',
                  },
                ]
              : [],
        })),
      },
    ],
    commands: [release(now)],
  }),
  'read-only': (now: number) =>
    build(now, {
      kind: 'running',
      all: {
        access: access(
          'The Application does not name this entity: set slipway.dev/entity on it.',
        ),
      },
    }),
  'not-set-up': (now: number) => without(now, empty('not-annotated')),
  'no-match': (now: number) =>
    without(now, empty('no-match', 'Applications labelled app=storefront')),
  failed: (now: number) =>
    without(
      now,
      new Error('The database cannot be reached. Try again shortly.'),
    ),
  denied: (now: number) => {
    const refused = new Error('Unauthorized');
    refused.name = 'NotAllowedError';
    return without(now, refused);
  },
  loading: (now: number) => without(now, 'never'),
  commands: (now: number): Scenario => ({
    ...build(now, { kind: 'running' }),
    commands: [
      {
        id: 'c2',
        kind: 'deploy',
        entityRef: 'component:default/storefront',
        deploymentId: 'sandbox:argocd:storefront-staging',
        actor: 'user:default/ben',
        reason: 'CHG-2050',
        state: 'waiting',
        waitsFor: 'the merge of pull request #42',
        createdAt: before(now, 65),
        updatedAt: before(now, 20),
        outcome: {
          pullRequestUrl: 'https://git.example/platform/gitops/pulls/42',
          pullRequestNumber: 42,
        },
        steps: [
          {
            name: 'a',
            title: 'Change the configuration',
            state: 'succeeded',
            attempts: 1,
          },
          {
            name: 'b',
            title: 'Open the pull request',
            state: 'succeeded',
            attempts: 1,
          },
          {
            name: 'c',
            title: 'Wait for the merge',
            state: 'running',
            attempts: 1,
          },
          {
            name: 'd',
            title: 'Verify what runs',
            state: 'pending',
            attempts: 0,
          },
        ],
      },
      {
        id: 'c1',
        kind: 'rollback',
        entityRef: 'component:default/storefront',
        deploymentId: 'sandbox:argocd:storefront-dev',
        actor: 'user:default/ana',
        state: 'failed',
        createdAt: before(now, 300),
        updatedAt: before(now, 200),
        finishedAt: before(now, 200),
        error:
          'The owner of storefront-dev switched auto-sync on again; use Restore in Git.',
        leftBehind: ['The hold annotations stay on the Application.'],
        steps: [
          {
            name: 'a',
            title: 'Hold auto-sync',
            state: 'succeeded',
            attempts: 1,
          },
          { name: 'b', title: 'Read it back', state: 'failed', attempts: 3 },
        ],
      },
    ],
  }),
};
