/**
 * Argo CD's annotation for the wave of an object. Its value is an integer written as a string.
 *
 * @internal
 */
export const WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';
