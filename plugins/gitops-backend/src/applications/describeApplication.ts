import {
  ArgoApplication,
  ArgoCdInstanceConfig,
  redactSecrets,
} from '@slipway/plugin-gitops-node';
import { IndexedApplication } from '../index/ApplicationIndex';
import { mainSource } from '../mappers/mainSource';

/** An Application in Argo CD's own shape, reduced to what a page shows of its state and history. */
export interface ApplicationDescription {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    /** `url` is where people open Argo CD, when the configuration says it. */
    readonly instance: { readonly name: string; readonly url?: string };
  };
  readonly status: {
    readonly sync: { readonly status: string };
    readonly health: { readonly status: string };
    readonly operationState?: {
      readonly phase: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
    };
    readonly conditions?: NonNullable<ArgoApplication['status']>['conditions'];
    readonly history: readonly ApplicationHistoryEntry[];
  };
}

/** A deployment by its main source, whether the Application has one source or several. */
export interface ApplicationHistoryEntry {
  readonly id: number;
  readonly revision?: string;
  readonly source?: {
    readonly repoURL: string;
    readonly path?: string;
    readonly chart?: string;
    readonly targetRevision?: string;
  };
  readonly deployStartedAt?: string;
  readonly deployedAt: string;
}

/** Leaves out everything that is not shown: manifests' parameters, resources, other people's annotations. */
export function describeApplication(
  { id, application }: IndexedApplication,
  instances: readonly Pick<ArgoCdInstanceConfig, 'name' | 'publicUrl'>[],
): ApplicationDescription {
  const { status } = application;
  const operation = status?.operationState;
  return {
    metadata: {
      name: id.name,
      namespace: id.namespace,
      instance: {
        name: id.instance,
        url: instances.find(({ name }) => name === id.instance)?.publicUrl,
      },
    },
    status: {
      sync: { status: status?.sync?.status ?? 'Unknown' },
      health: { status: status?.health?.status ?? 'Unknown' },
      operationState: operation && {
        phase: operation.phase,
        startedAt: operation.startedAt,
        finishedAt: operation.finishedAt,
      },
      conditions: status?.conditions ?? undefined,
      history: (status?.history ?? []).map(entry => {
        const { source, revision } = mainSource(entry);
        return {
          id: entry.id,
          revision,
          source: source && {
            repoURL: redactSecrets(source.repoURL),
            path: source.path,
            chart: source.chart,
            targetRevision: source.targetRevision,
          },
          deployStartedAt: entry.deployStartedAt,
          deployedAt: entry.deployedAt,
        };
      }),
    },
  };
}
