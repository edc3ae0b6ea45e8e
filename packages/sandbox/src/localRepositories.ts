import { existsSync } from 'node:fs';
import { GitHost } from './git-host/GitHost';

/**
 * Finds the bare repository behind a clone URL of the sandbox's own Git host, so that it can be read without HTTP. While
 * the host is told to be down, Argo CD still sees its repositories: it is the portal that should notice.
 */
export function localRepositories(
  gitHost: GitHost,
): (repoURL: string) => string | undefined {
  return repoURL => {
    const match = /^(https?:\/\/[^/]+)\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(
      repoURL,
    );
    if (!match) return undefined;
    const [, , owner, name] = match;
    try {
      const own = new URL(gitHost.cloneUrl(owner, name));
      if (own.origin !== new URL(repoURL).origin) return undefined;
      const path = gitHost.repositoryPath(owner, name);
      return existsSync(path) ? path : undefined;
    } catch {
      return undefined;
    }
  };
}
