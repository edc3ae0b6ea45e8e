import {
  ActionAccess,
  DeployedVersion,
  Deployment,
  GitopsAction,
} from '@slipway/plugin-gitops-common';

const OPEN: ActionAccess = { allowed: true };

/** Access with every action open, or every action but reading off for one reason. */
export function access(reason?: string): Record<GitopsAction, ActionAccess> {
  const act: ActionAccess = reason ? { allowed: false, reason } : OPEN;
  return {
    read: OPEN,
    sync: act,
    deploy: act,
    rollback: act,
    hold: act,
    release: act,
  };
}

/** A version delivered by manifests. */
export function version(tag: string, commit: string): DeployedVersion {
  return {
    label: tag,
    revision: commit.padEnd(40, '0'),
    images: [`ghcr.io/acme/storefront:${tag}`],
    url: `https://git.example/platform/gitops/commit/${commit}`,
  };
}

/** A moment some seconds before `now`, as RFC 3339. */
export function before(now: number, seconds: number): string {
  return new Date(now - seconds * 1000).toISOString();
}

/** A healthy, synced deployment; `overrides` say what is different. */
export function deployment(
  now: number,
  environment: string,
  overrides: Partial<Deployment> = {},
): Deployment {
  return {
    id: `sandbox:argocd:storefront-${environment}`,
    instance: 'sandbox',
    application: {
      name: `storefront-${environment}`,
      namespace: 'argocd',
      project: 'shop',
      url: `https://argocd.example/applications/argocd/storefront-${environment}`,
    },
    environment,
    changes: 'pullRequest',
    destination: {
      cluster: `${environment}-vcluster`,
      namespace: 'storefront',
    },
    delivery: 'manifests',
    version: version('2.8.1', '4f9c1e2'),
    sync: 'Synced',
    health: 'Healthy',
    autoSync: { enabled: true, prune: true, selfHeal: true },
    newest: {
      state: 'live',
      sentence: 'What Git says is what runs.',
      revision: version('2.8.1', '4f9c1e2').revision,
    },
    drift: { state: 'same', sentence: 'Same as dev', against: 'dev' },
    lastDeployed: { at: before(now, 1_860), by: 'automated', automated: true },
    operation: {
      kind: 'sync',
      phase: 'Succeeded',
      startedAt: before(now, 1_978),
      finishedAt: before(now, 1_860),
      by: 'automated',
      automated: true,
      retries: 0,
    },
    conditions: [],
    access: access(),
    ...overrides,
  };
}
