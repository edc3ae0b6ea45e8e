import { apiGroupOf, Manifest } from '@slipway/sync-waves';

const ANNOTATION = 'argocd.argoproj.io/tracking-id';

/** The annotation by which Argo CD knows its objects. */
export const tracking = {
  annotation: ANNOTATION,

  /** `app:group/Kind:namespace/name`; a cluster-scoped object has the destination's namespace here. */
  id(application: string, manifest: Manifest, namespace: string): string {
    const group = apiGroupOf(manifest.apiVersion);
    const { metadata } = manifest;
    const name = metadata.name ?? metadata.generateName ?? '';
    return `${application}:${group}/${manifest.kind}:${metadata.namespace || namespace}/${name}`;
  },

  /** The Application that an object belongs to. */
  applicationOf(manifest: Manifest): string | undefined {
    return manifest.metadata.annotations?.[ANNOTATION]?.split(':')[0];
  },
};
