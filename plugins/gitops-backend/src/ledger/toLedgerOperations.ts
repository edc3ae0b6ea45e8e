import { DeploymentId } from '@slipway/plugin-gitops-common';
import { ArgoApplication, ArgoSource } from '@slipway/plugin-gitops-node';
import { describeVersion } from '../mappers/describeVersion';
import { initiatorOf } from '../mappers/initiatorOf';
import { Sourced } from '../mappers/mainSource';
import { operationKind } from '../mappers/operationKind';
import { LedgerOperation } from './LedgerStore';

/**
 * The operation that runs or ran last, for the ledger; undefined for a dry run and when there is none.
 */
export function toLedgerOperation(
  deployment: DeploymentId,
  { spec, status }: ArgoApplication,
): LedgerOperation | undefined {
  const state = status?.operationState;
  if (!state) return undefined;
  const kind = operationKind(state.operation);
  if (kind === 'dry-run') return undefined;
  const deployed: Sourced = {
    source: spec.source,
    sources: spec.sources,
    ...defined(state.operation?.sync ?? {}),
    ...defined(state.syncResult ?? {}),
  };
  const images = new Set(
    (state.syncResult?.resources ?? []).flatMap(
      resource => resource.images ?? [],
    ),
  );
  const entry = status?.history?.find(
    ({ deployStartedAt }) => deployStartedAt === state.startedAt,
  );
  return {
    deployment,
    startedAt: state.startedAt,
    finishedAt: state.finishedAt,
    kind,
    phase: state.phase,
    message: state.message,
    version: describeVersion(deployed, [...images], deployment.name) ?? {
      label: 'unknown',
      revision: '',
      images: [],
    },
    sources: sourcesOf(deployed),
    ...initiatorOf(state.operation ?? {}),
    argoHistoryId: entry?.id,
  };
}

/**
 * The successes that Argo CD remembers, for the ledger. It keeps ten, and no failure.
 */
export function toLedgerHistory(
  deployment: DeploymentId,
  { status }: ArgoApplication,
): LedgerOperation[] {
  return (status?.history ?? []).flatMap(entry => {
    const deployed: Sourced = {
      ...entry,
      source: entry.source?.repoURL ? entry.source : undefined,
    };
    const version = describeVersion(deployed, [], deployment.name);
    if (!version) return [];
    return [
      {
        deployment,
        startedAt: entry.deployStartedAt ?? entry.deployedAt,
        finishedAt: entry.deployedAt,
        kind: 'sync' as const,
        phase: 'Succeeded' as const,
        version,
        sources: sourcesOf(deployed),
        ...initiatorOf({ initiatedBy: entry.initiatedBy }),
        argoHistoryId: entry.id,
      },
    ];
  });
}

function sourcesOf({ source, sources }: Sourced): readonly ArgoSource[] {
  const all = sources?.length ? sources : [source].filter(one => !!one);
  return all.map(one => ({
    ...one,
    repoURL: one.repoURL.replace(/\/\/[^/@]*@/, '//'),
  }));
}

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, part]) =>
        part !== null &&
        part !== undefined &&
        part !== '' &&
        !(key === 'source' && !part.repoURL),
    ),
  ) as Partial<T>;
}
