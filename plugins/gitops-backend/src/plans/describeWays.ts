import {
  DeployedVersion,
  GitChanges,
  RollbackWay,
} from '@slipway/plugin-gitops-common';
import {
  ArgoApplication,
  ArgoCdInstanceConfig,
} from '@slipway/plugin-gitops-node';

/** What decides which ways lead to a version. */
export interface WaysOptions {
  readonly application: ArgoApplication;
  readonly instance: Pick<ArgoCdInstanceConfig, 'name' | 'readOnly'>;
  /** Whether `gitops.repository` is set. */
  readonly hasRepository: boolean;
  /** How Git is changed for the environment. */
  readonly changes: GitChanges;
  readonly to: DeployedVersion;
  /** Of the target in Argo CD's history. */
  readonly argoHistoryId?: number;
  /** True when the target is what runs. */
  readonly current: boolean;
}

/**
 * The ways to bring a version back, what each does and does not do, and why one is closed.
 */
export function describeWays(options: WaysOptions): RollbackWay[] {
  const { to } = options;
  const commits = options.changes === 'commit';
  const change = commits ? 'commit' : 'merge';
  const git = closedGit(options);
  const argocd = closedArgoCd(options);
  const automated = options.application.spec.syncPolicy?.automated;
  const autoSync = automated && automated.enabled !== false;
  return [
    {
      way: 'git',
      available: !git,
      reason: git,
      does: [
        commits
          ? `Commits to Git what restores ${to.label}, at once.`
          : `Opens a pull request that restores ${to.label} in Git.`,
        autoSync
          ? `Auto-sync applies it after the ${change}, with hooks and waves.`
          : `It is applied by the next sync after the ${change}, with hooks and waves.`,
      ],
      doesNot: [
        commits
          ? 'Nobody has to approve it: commits are what this environment is configured for.'
          : 'Nothing changes in the cluster before the merge.',
        'Data that a migration changed is not restored.',
      ],
    },
    {
      way: 'argocd',
      available: !argocd,
      reason: argocd,
      does: [
        ...(autoSync
          ? ['Switches auto-sync off and keeps a visible hold.']
          : []),
        `Applies ${to.label} again, with the parameters it had then.`,
      ],
      doesNot: [
        'Git is not changed: it goes on asking for the newer version.',
        'Hooks do not run, database migrations among them.',
        'Objects that came later stay, unless prune is chosen.',
      ],
    },
  ];
}

function closedGit({ hasRepository, current, to }: WaysOptions) {
  if (current) return `${to.label} is what runs.`;
  if (!hasRepository) {
    return 'No GitOps repository is configured to write the change to: set gitops.repository.';
  }
  return undefined;
}

function closedArgoCd(options: WaysOptions): string | undefined {
  const { application, instance, argoHistoryId, current, to } = options;
  const owner = application.metadata.ownerReferences?.find(
    ({ kind }) => kind === 'ApplicationSet',
  );
  const automated = application.spec.syncPolicy?.automated;
  if (current) return `${to.label} is what runs.`;
  if (instance.readOnly) {
    return `The instance '${instance.name}' is read-only here.`;
  }
  if (argoHistoryId === undefined) {
    return `Argo CD does not remember ${to.label} any more: it keeps its last ten successes.`;
  }
  if (application.spec.sourceHydrator) {
    return 'Argo CD cannot roll back an Application with a source hydrator.';
  }
  if (owner && automated && automated.enabled !== false) {
    return `ApplicationSet ${owner.name} would switch auto-sync on again within seconds.`;
  }
  return undefined;
}
