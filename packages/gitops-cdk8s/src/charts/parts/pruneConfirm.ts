/**
 * The annotation of objects that Argo CD (2.14 and later) prunes only after somebody has confirmed it. For what takes
 * data along: namespaces and volumes.
 *
 * @internal
 */
export const PRUNE_CONFIRM: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=confirm',
};
