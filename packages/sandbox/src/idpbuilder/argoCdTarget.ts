import { ApplicationInput, ArgoCd } from '../argocd/ArgoCd';
import { mergeApplied } from '../cluster/mergeApplied';
import { ApplicationTarget } from './ApplicationTarget';

/** Argo CD in process as the target of packages: applied as `kubectl apply` would, so that others' fields stay. */
export function argoCdTarget(argocd: ArgoCd): ApplicationTarget {
  return {
    async applyApplication(manifest, lastApplied) {
      const { name } = manifest.metadata as { readonly name: string };
      const live = argocd.application(name);
      const { metadata, spec } = (live
        ? mergeApplied.merge(
            { metadata: live.metadata, spec: live.spec },
            lastApplied ?? {},
            manifest,
          )
        : manifest) as unknown as ApplicationInput;
      argocd.upsertApplication({ metadata, spec });
    },
    async deleteApplication(name) {
      argocd.deleteApplication(name);
    },
    async refreshForRepository(url) {
      argocd.refreshForRepository(url);
    },
  };
}
