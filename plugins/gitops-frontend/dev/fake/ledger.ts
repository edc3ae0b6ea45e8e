import {
  DeploymentPlan,
  GitChanges,
  HistoryEntry,
} from '@slipway/plugin-gitops-common';
import { before, version } from './deployments';

interface EntryShape {
  readonly tag: string;
  readonly commit: string;
  /** Seconds before now. */
  readonly from: number;
  readonly took?: number;
  readonly more?: Partial<HistoryEntry>;
}

function entry(now: number, index: number, shape: EntryShape): HistoryEntry {
  const { from, took } = shape;
  return {
    id: `${100 - index}`,
    kind: 'sync',
    phase: took === undefined ? 'Running' : 'Succeeded',
    version: version(shape.tag, shape.commit),
    by: 'user:default/ana',
    automated: false,
    startedAt: before(now, from),
    finishedAt: took === undefined ? undefined : before(now, from - took),
    current: false,
    commit: {
      message: `Bring storefront ${shape.tag}`,
      author: 'Ana',
      date: before(now, from + 60),
      url: `https://git.example/platform/gitops/commit/${shape.commit}`,
    },
    ...shape.more,
  };
}

/** Six operations, newest first: one runs, one failed, one is a rollback. */
export function history(now: number): readonly HistoryEntry[] {
  const shapes: readonly EntryShape[] = [
    {
      tag: '2.9.0',
      commit: '7c1e0aa',
      from: 112,
      more: { reason: 'CHG-2041 express checkout' },
    },
    {
      tag: '2.9.0',
      commit: '7c1e0aa',
      from: 2_900,
      took: 41,
      more: { phase: 'Failed', message: 'db-migrate: lock timeout on orders' },
    },
    {
      tag: '2.8.1',
      commit: '4f9c1e2',
      from: 76_000,
      took: 169,
      more: { current: true, reason: 'CHG-2032 new basket' },
    },
    {
      tag: '2.7.9',
      commit: '1a2b3c4',
      from: 260_000,
      took: 58,
      more: {
        kind: 'rollback',
        by: 'user:default/ben',
        reason: 'Checkout errors at 4 %, INC-311',
      },
    },
    {
      tag: '2.8.0',
      commit: '5e6f7a8',
      from: 261_600,
      took: 164,
      more: { automated: true, by: 'automated' },
    },
    {
      tag: '2.7.9',
      commit: '1a2b3c4',
      from: 780_000,
      took: 171,
      more: { reason: 'CHG-2017 address search' },
    },
  ];
  return shapes.map((shape, index) => entry(now, index, shape));
}

/** A rollback that changes two objects; the Argo CD way is closed to none. */
export function plan(changes: GitChanges = 'pullRequest'): DeploymentPlan {
  const commits = changes === 'commit';
  return {
    from: version('2.9.0', '7c1e0aa'),
    to: version('2.8.1', '4f9c1e2'),
    plan: { waves: [], onFailure: [], skipped: [], minimumSeconds: 4 },
    changes: [
      {
        kind: 'Deployment',
        name: 'storefront',
        namespace: 'storefront',
        wave: 0,
        action: 'update',
        lines: [
          ' spec:',
          '-  image: ghcr.io/acme/storefront:2.9.0',
          '+  image: ghcr.io/acme/storefront:2.8.1',
        ],
      },
      {
        kind: 'ConfigMap',
        name: 'storefront-config',
        namespace: 'storefront',
        wave: -70,
        action: 'update',
        lines: ['-  EXPRESS_CHECKOUT: "on"'],
      },
    ],
    ways: [
      {
        way: 'git',
        available: true,
        does: [
          commits
            ? 'Commits to Git what restores 2.8.1, at once.'
            : 'Opens a pull request that restores 2.8.1 in Git.',
          `After the ${commits ? 'commit' : 'merge'}, Argo CD applies it wave by wave, with hooks and prune.`,
        ],
        doesNot: [
          commits
            ? 'Nobody has to approve it: commits are what this environment is configured for.'
            : 'Nothing changes in the cluster before the merge.',
        ],
      },
      {
        way: 'argocd',
        available: true,
        does: [
          'Terminates the running operation and holds auto-sync.',
          'Rolls back at once.',
        ],
        doesNot: [
          'Git does not change: it still asks for 2.9.0.',
          'Hooks do not run: Job/db-migrate is not undone.',
          'Nothing is pruned.',
        ],
      },
    ],
  };
}
