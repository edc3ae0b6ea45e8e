import { globMatch } from './globMatch';

/**
 * Whether a project's `sourceRepos` let an Application read a repository, as Argo CD judges it: addresses are compared
 * without `.git` and without regard to letter case, `*` stops at a slash, and a pattern with `!` refuses what fits it and
 * lets everything else pass (`IsSourcePermitted` of Argo CD 3).
 *
 * @internal
 */
export function permitsSource(
  sourceRepos: readonly string[],
  repoURL: string,
): boolean {
  const url = normal(repoURL);
  const denied = sourceRepos.some(
    pattern =>
      pattern.startsWith('!') && globMatch(normal(pattern.slice(1)), url, '/'),
  );
  return (
    !denied &&
    sourceRepos.some(
      pattern =>
        pattern.startsWith('!') || globMatch(normal(pattern), url, '/'),
    )
  );
}

function normal(repoURL: string): string {
  const text = repoURL.trim().toLowerCase();
  const address = /^[\w.-]+@[\w.-]+:(?!\/\/)/.test(text)
    ? text.replace(':', '/')
    : text.replace(/^ssh:\/\//, '');
  return address.replace(/\.git$/, '');
}
