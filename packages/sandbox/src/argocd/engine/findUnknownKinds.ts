import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { ResourceResult } from '../objects/Application';
import { EngineTask } from './EngineTask';

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

/** What fails an operation before anything is applied: tasks of kinds that nobody serves. Undefined when all are known. */
export function findUnknownKinds(
  tasks: readonly EngineTask[],
  cluster: Pick<SimulatedCluster, 'isClusterScoped'>,
):
  | { readonly results: readonly ResourceResult[]; readonly message: string }
  | undefined {
  const defined = definedKinds(tasks);
  const unknown = tasks.filter(
    ({ key, prune }) =>
      !prune &&
      cluster.isClusterScoped(key.group, key.kind) === undefined &&
      !defined.has(`${key.group}/${key.kind}`),
  );
  if (unknown.length === 0) return undefined;
  const versions = new Set(unknown.map(({ target }) => target!.apiVersion));
  const reasons = [...versions].map(
    version =>
      `failed to discover server resources for group version ${version}: the server could not find the requested resource`,
  );
  return {
    results: unknown.map(({ key, version, phase }) => ({
      ...key,
      version,
      status: 'SyncFailed',
      message: `The Kubernetes API could not find ${key.group}/${key.kind} for requested resource ${key.namespace}/${key.name}. Make sure the "${key.kind}" CRD is installed on the destination cluster.`,
      syncPhase: phase,
    })),
    message: `one or more synchronization tasks are not valid: ${reasons.join(',')}`,
  };
}
