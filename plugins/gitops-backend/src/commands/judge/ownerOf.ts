import { ArgoApplication } from '@slipway/plugin-gitops-node';

/**
 * Who writes this Application beside us and may undo a change of its spec: `ApplicationSet shop`, `application apps`.
 * Undefined when nobody is seen.
 */
export function ownerOf({ metadata }: ArgoApplication): string | undefined {
  const set = metadata.ownerReferences?.find(
    ({ kind }) => kind === 'ApplicationSet',
  );
  if (set) return `ApplicationSet ${set.name}`;
  const tracking = metadata.annotations?.['argocd.argoproj.io/tracking-id'];
  const parent = tracking?.includes(':argoproj.io/Application:')
    ? tracking.split(':')[0]
    : metadata.labels?.['app.kubernetes.io/instance'];
  if (parent && parent !== metadata.name) return `application ${parent}`;
  return metadata.labels?.['cnoe.io/package-type'] ? 'idpbuilder' : undefined;
}
