/**
 * Annotation of an Application that names the catalog entity it belongs to, as an entity ref. The generator stamps
 * it; only an Application that carries it (or whose project is mapped in `gitops.ownership`) can be acted on.
 *
 * @public
 */
export const ENTITY_ANNOTATION = 'slipway.dev/entity';

/**
 * Label and annotation of an Application that names its environment. Comes before every match of the configuration.
 *
 * @public
 */
export const ENVIRONMENT_LABEL = 'slipway.dev/environment';

/**
 * Annotations of a catalog entity that point at its Applications: the names that the existing Argo CD plugins use.
 *
 * @public
 */
export const ARGOCD_ANNOTATIONS = {
  appName: 'argocd/app-name',
  appSelector: 'argocd/app-selector',
  appNamespace: 'argocd/app-namespace',
  projectName: 'argocd/project-name',
  instanceName: 'argocd/instance-name',
} as const;

/**
 * Annotations of an Application that say who holds auto-sync, since when, why and until when.
 *
 * @public
 */
export const HOLD_ANNOTATIONS = {
  by: 'slipway.dev/hold-by',
  since: 'slipway.dev/hold-since',
  reason: 'slipway.dev/hold-reason',
  until: 'slipway.dev/hold-until',
  command: 'slipway.dev/hold-command',
} as const;
