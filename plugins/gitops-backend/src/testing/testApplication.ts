import { ArgoApplication } from '@slipway/plugin-gitops-node';

/** What a test says of an Application; the rest is a settled one that was deployed once. */
export interface TestApplicationOptions {
  readonly name: string;
  readonly entity?: string;
  readonly project?: string;
  readonly destination?: string;
  readonly revision?: string;
  readonly images?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: Partial<ArgoApplication['spec']>;
  readonly status?: Partial<NonNullable<ArgoApplication['status']>>;
  readonly operation?: ArgoApplication['operation'];
}

/** A commit made of one digit, as long as a real one. */
export function commit(digit: string): string {
  return digit.repeat(40);
}

/** An Application as Argo CD answers it. */
export function testApplication(
  options: TestApplicationOptions,
): ArgoApplication {
  const { name, entity, revision = commit('1') } = options;
  const source = {
    repoURL: 'https://git.example.com/platform/gitops.git',
    path: `dist/${name}`,
    targetRevision: 'main',
  };
  return {
    metadata: {
      name,
      namespace: 'argocd',
      uid: `uid-${name}`,
      resourceVersion: '100',
      generation: 1,
      labels: options.labels,
      annotations: entity ? { 'slipway.dev/entity': entity } : undefined,
    },
    spec: {
      project: options.project ?? 'shop',
      source,
      destination: {
        name: options.destination ?? 'dev-vcluster',
        namespace: 'shop',
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
      ...options.spec,
    },
    status: {
      sync: { status: 'Synced', revision },
      health: { status: 'Healthy' },
      resources: [],
      history: [
        {
          id: 3,
          revision,
          source,
          deployStartedAt: '2026-01-05T08:00:00Z',
          deployedAt: '2026-01-05T08:01:00Z',
          initiatedBy: { automated: true },
        },
      ],
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: '2026-01-05T08:00:00Z',
        finishedAt: '2026-01-05T08:01:00Z',
        operation: {
          sync: { revision },
          initiatedBy: { automated: true },
          retry: { limit: 5 },
        },
        syncResult: { revision, source, resources: [] },
      },
      summary: { images: options.images ?? ['ghcr.io/acme/shop:1.0.0'] },
      ...options.status,
    },
    ...(options.operation && { operation: options.operation }),
  };
}
