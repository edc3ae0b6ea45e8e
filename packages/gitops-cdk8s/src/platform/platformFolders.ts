/**
 * Folders of a GitOps repository whose files declare something beside applications, and the file of its settings.
 *
 * @internal
 */
export const PLATFORM_FOLDERS = [
  'config/projects',
  'config/clusters',
  'config/applicationsets',
  'config/addons',
  'config/promises',
  'config/requests',
] as const;
