/**
 * Where a repository that keeps all its applications in one file has it.
 *
 * @public
 */
export const CENTRAL_CONFIG_PATH = 'config/applications.ts';
