/**
 * Where a Git host shows a repository's files, without a slash at the end: a path below it is an address that the
 * catalog can read.
 *
 * @param type - of the integration: `gitea`, `gitlab`, `github`, ...
 */
export function contentsUrl(
  repositoryUrl: string,
  branch: string,
  type: string | undefined,
): string {
  const root = repositoryUrl.replace(/\/+$/, '').replace(/\.git$/, '');
  const ref = branch.split('/').map(encodeURIComponent).join('/');
  switch (type) {
    case 'gitea':
      return `${root}/src/branch/${ref}`;
    case 'gitlab':
      return `${root}/-/blob/${ref}`;
    default:
      return `${root}/blob/${ref}`;
  }
}
