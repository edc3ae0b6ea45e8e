/**
 * What a GitOps repository can declare beside applications.
 *
 * @public
 */
export const PLATFORM_KINDS = [
  'addon',
  'applicationSet',
  'cluster',
  'platform',
  'project',
  'promise',
  'request',
] as const;

/** @public */
export type PlatformKind = (typeof PLATFORM_KINDS)[number];
