import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { projectAllows } from '../controller/projectAllows';
import { ResourceResult } from '../objects/Application';
import { AppProject } from '../objects/AppProject';
import { hasSyncOption } from '../objects/hasSyncOption';
import { EngineTask } from './EngineTask';

interface InvalidTask {
  readonly task: EngineTask;
  /** What the task's own result says, and what the operation's message says. */
  readonly message: string;
  readonly reason: string;
}

interface Options {
  readonly cluster: Pick<
    SimulatedCluster,
    'isClusterScoped' | 'name' | 'server'
  >;
  readonly project: AppProject;
  /** Of the operation: `SkipDryRunOnMissingResource=true` lets unknown kinds pass here. */
  readonly syncOptions: readonly string[];
}

/** The kinds that definitions among the tasks bring along. */
function definedKinds(tasks: readonly EngineTask[]): ReadonlySet<string> {
  return new Set(
    tasks.flatMap(({ target }) => {
      const spec = target?.spec as
        | {
            readonly group?: string;
            readonly names?: { readonly kind?: string };
          }
        | undefined;
      return target?.kind === 'CustomResourceDefinition'
        ? [`${spec?.group}/${spec?.names?.kind}`]
        : [];
    }),
  );
}

function notPermitted(
  { key }: EngineTask,
  { cluster, project }: Options,
  clusterScoped: boolean,
): string | undefined {
  if (!projectAllows.kind(project.spec, key, clusterScoped)) {
    return `resource ${key.group}:${key.kind} is not permitted in project ${project.metadata.name}`;
  }
  const allowed =
    clusterScoped ||
    projectAllows.destination(project.spec, cluster, key.namespace);
  return allowed
    ? undefined
    : `namespace ${key.namespace} is not permitted in project '${project.metadata.name}'`;
}

function judge(
  task: EngineTask,
  options: Options,
  defined: ReadonlySet<string>,
): readonly InvalidTask[] {
  const { key, target } = task;
  const scope = options.cluster.isClusterScoped(key.group, key.kind);
  if (scope !== undefined) {
    const reason = notPermitted(task, options, scope);
    return reason ? [{ task, message: reason, reason }] : [];
  }
  const skipped =
    !target ||
    defined.has(`${key.group}/${key.kind}`) ||
    options.syncOptions.includes('SkipDryRunOnMissingResource=true') ||
    hasSyncOption(target, 'SkipDryRunOnMissingResource=true');
  if (skipped) return [];
  return [
    {
      task,
      message: `The Kubernetes API could not find ${key.group}/${key.kind} for requested resource ${key.namespace}/${key.name}. Make sure the "${key.kind}" CRD is installed on the destination cluster.`,
      reason: `failed to discover server resources for group version ${target.apiVersion}: the server could not find the requested resource`,
    },
  ];
}

/**
 * What fails an operation before anything is applied: kinds that nobody serves, kinds and namespaces that the project
 * does not permit. Undefined when all tasks are valid.
 */
export function findInvalidTasks(
  tasks: readonly EngineTask[],
  options: Options,
):
  | { readonly results: readonly ResourceResult[]; readonly message: string }
  | undefined {
  const defined = definedKinds(tasks);
  const invalid = tasks.flatMap(task => judge(task, options, defined));
  if (invalid.length === 0) return undefined;
  const reasons = [...new Set(invalid.map(({ reason }) => reason))];
  return {
    results: invalid.map(({ task, message }) => ({
      ...task.key,
      version: task.version,
      status: 'SyncFailed',
      message,
      syncPhase: task.phase,
    })),
    message: `one or more synchronization tasks are not valid: ${reasons.join(',')}`,
  };
}
