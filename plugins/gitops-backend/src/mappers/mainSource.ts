import { ArgoSource } from '@slipway/plugin-gitops-node';

/** A source with what Argo CD resolved it to. */
export interface ResolvedSource {
  readonly source?: ArgoSource;
  readonly revision?: string;
  /** Position among the sources, from 0. */
  readonly index: number;
}

/** The fields of an Application, a history entry or a sync result that name what is deployed. */
export interface Sourced {
  readonly source?: ArgoSource | null;
  readonly sources?: readonly ArgoSource[] | null;
  readonly revision?: string;
  readonly revisions?: readonly string[] | null;
}

/**
 * The source whose revision people call the version: the chart if there is one, else the first that gives manifests.
 * Sources that only lend values (`ref`) come last.
 */
export function mainSource(from: Sourced): ResolvedSource {
  const sources = from.sources ?? [];
  if (sources.length) {
    const chart = sources.findIndex(({ chart: name }) => name);
    const first = sources.findIndex(({ ref, path }) => !ref || path);
    const index = Math.max(0, chart >= 0 ? chart : first);
    return {
      source: sources[index],
      revision: from.revisions?.[index] ?? from.revision,
      index,
    };
  }
  return {
    source: from.source ?? undefined,
    revision: from.revision ?? from.revisions?.[0],
    index: 0,
  };
}
