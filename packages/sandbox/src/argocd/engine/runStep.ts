import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { ResourceResult } from '../objects/Application';
import { EngineTask } from './EngineTask';
import { manifestImages } from './manifestImages';

interface StepOptions {
  readonly cluster: SimulatedCluster;
  readonly tasks: readonly EngineTask[];
  readonly prune: boolean;
  readonly dryRun: boolean;
}

/** What running a step gave: results to add to the report, or hooks that have to go away first. */
export interface StepOutcome {
  readonly results: readonly ResourceResult[];
  readonly failed: boolean;
  readonly deleting: readonly EngineTask[];
  /** Removals that somebody has to approve before anything of the step is done. */
  readonly unconfirmed?: readonly EngineTask[];
}

function resultOf(
  task: EngineTask,
  fields: Pick<ResourceResult, 'status' | 'message' | 'hookPhase'>,
): ResourceResult {
  const images = task.target ? manifestImages(task.target) : [];
  return {
    group: task.key.group,
    version: task.version,
    kind: task.key.kind,
    namespace: task.key.namespace,
    name: task.key.name,
    ...fields,
    ...(task.hook && { hookType: task.phase }),
    syncPhase: task.phase,
    ...(images.length > 0 && { images }),
  };
}

function remove(task: EngineTask, options: StepOptions): ResourceResult {
  const skip = (message: string) =>
    resultOf(task, { status: 'PruneSkipped', message, hookPhase: 'Succeeded' });
  if (!options.prune) return skip('ignored (requires pruning)');
  if (task.keep) return skip('ignored (no prune)');
  if (!options.dryRun) options.cluster.delete(task.key);
  return resultOf(task, {
    status: 'Pruned',
    message: options.dryRun ? 'pruned (dry run)' : 'pruned',
    hookPhase: 'Succeeded',
  });
}

function dryRunMessage(error: Error, task: EngineTask): string | undefined {
  // A dry run happens on the client, which does not know whether the namespace is there.
  if (!/^namespaces ".*" not found$/.test(error.message)) return undefined;
  const kind =
    task.key.kind.toLowerCase() + (task.key.group && `.${task.key.group}`);
  return `${kind}/${task.key.name} created`;
}

function apply(task: EngineTask, options: StepOptions): ResourceResult {
  const { cluster, dryRun } = options;
  const done = (message: string) =>
    resultOf(task, {
      status: 'Synced',
      message: dryRun ? `${message} (dry run)` : message,
      hookPhase: dryRun ? 'Succeeded' : 'Running',
    });
  try {
    const { message: said, outcome } = cluster.apply(task.target!, {
      dryRun,
      replace: task.apply === 'replace',
    });
    const message =
      task.apply === 'server-side' && !dryRun
        ? said.replace(/\w+$/, 'serverside-applied')
        : said;
    // Argo CD's dry run reports a hook that is there already as configured, even when nothing about it changes.
    return done(
      dryRun && task.hook && outcome === 'unchanged'
        ? message.replace(/unchanged$/, 'configured')
        : message,
    );
  } catch (error) {
    const message = dryRun ? dryRunMessage(error as Error, task) : undefined;
    if (message) return done(message);
    return resultOf(task, {
      status: 'SyncFailed',
      message: (error as Error).message,
      hookPhase: 'Failed',
    });
  }
}

const hasToGoFirst = (task: EngineTask) =>
  task.hook &&
  task.live !== undefined &&
  task.deletePolicies.includes('BeforeHookCreation');

/**
 * Runs one step in the cluster: removals first, then hooks of earlier runs are deleted, and only once they are gone
 * everything is applied, kind after kind; a kind in which something fails is the last one.
 */
export function runStep(options: StepOptions): StepOutcome {
  const { cluster, dryRun } = options;
  const unconfirmed = options.tasks.filter(
    task => task.prune && task.unconfirmed && options.prune,
  );
  if (unconfirmed.length > 0 && !dryRun) {
    return { results: [], failed: false, deleting: [], unconfirmed };
  }
  const removed = options.tasks
    .filter(task => task.prune)
    .map(task => remove(task, options));
  const creates = options.tasks.filter(task => !task.prune);
  const deleting = dryRun ? [] : creates.filter(hasToGoFirst);
  if (deleting.length > 0) {
    deleting
      .filter(task => !task.live?.deletingSince)
      .forEach(task => cluster.delete(task.key));
    return { results: removed, failed: false, deleting };
  }
  const applied: ResourceResult[] = [];
  let failedKind: string | undefined;
  for (const task of creates) {
    if (failedKind !== undefined && failedKind !== task.key.kind) break;
    const result = apply(task, options);
    applied.push(result);
    if (result.status === 'SyncFailed') failedKind = task.key.kind;
  }
  return {
    results: [...removed, ...applied],
    failed: failedKind !== undefined,
    deleting: [],
  };
}
