import {
  ArgoApplication,
  ArgoResourceStatus,
} from '@slipway/plugin-gitops-node';

/**
 * What the index keeps when a list brings an Application again. A list may be older than the stream, and it carries
 * no health of resources: it never replaces what the stream has told.
 */
export function mergeListed(
  known: ArgoApplication | undefined,
  listed: ArgoApplication,
): ArgoApplication {
  if (!known || known.metadata.uid !== listed.metadata.uid) return listed;
  if (versionOf(known) >= versionOf(listed)) return known;
  const health = new Map(
    (known.status?.resources ?? []).map(resource => [
      keyOf(resource),
      resource.health,
    ]),
  );
  return {
    ...listed,
    status: listed.status && {
      ...listed.status,
      resources: listed.status.resources?.map(resource => ({
        ...resource,
        health: resource.health ?? health.get(keyOf(resource)),
      })),
    },
  };
}

function versionOf({ metadata }: ArgoApplication): number {
  return Number(metadata.resourceVersion ?? 0);
}

function keyOf(resource: ArgoResourceStatus): string {
  const { group = '', kind, namespace = '', name } = resource;
  return [group, kind, namespace, name].join('|');
}
