import { ArgoApplication, ArgoSource } from '@slipway/plugin-gitops-node';

/**
 * Why a diff made by rendering an old revision cannot be trusted whole: Argo CD renders it with today's source. Undefined
 * when the sources are the same but for the revision.
 */
export function describeIncomplete(
  { spec }: ArgoApplication,
  then: readonly ArgoSource[],
): string | undefined {
  const now = spec.sources?.length
    ? spec.sources
    : [spec.source].flatMap(source => source ?? []);
  if (!then.length || comparable(now) === comparable(then)) return undefined;
  return "The source has changed since: Argo CD renders the old revision with today's path and parameters, so the diff may lack changes.";
}

function comparable(sources: readonly ArgoSource[]): string {
  return JSON.stringify(
    sources.map(({ targetRevision: _, ...source }) =>
      Object.entries(source)
        .filter(([, value]) => value !== null && value !== undefined)
        .sort(([a], [b]) => a.localeCompare(b)),
    ),
  );
}
