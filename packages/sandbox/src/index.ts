export { createGitHost } from './git-host/createGitHost';
export type * from './git-host/GitHost';
export type { Logger } from './Logger';
