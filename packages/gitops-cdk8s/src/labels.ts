/**
 * Labels and annotations that the generator stamps on every Application.
 *
 * @public
 */
export const APPLICATION_METADATA = {
  /** Annotation: the entity ref. */
  entity: 'slipway.dev/entity',
  /** Label: the environment's name. */
  environment: 'slipway.dev/environment',
  /** Label: the application's name. `argocd/app-selector: slipway.dev/app=<name>` finds all its environments. */
  app: 'slipway.dev/app',
} as const;
