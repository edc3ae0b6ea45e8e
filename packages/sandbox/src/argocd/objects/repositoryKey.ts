/** A repository address in the form in which two spellings of it are the same: no scheme, no `.git`, lower-case host. */
export function repositoryKey(url: string): string {
  const withoutUser = url
    .trim()
    .replace(/^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?/i, '')
    .replace(/\.git\/?$/, '')
    .replace(/\/+$/, '');
  const [host, ...path] = withoutUser
    .replace(/^([^/:]+):(?!\d)/, '$1/')
    .split('/');
  const name = host.toLowerCase().replace(/^localhost(?=:|$)/, '127.0.0.1');
  return [name, ...path].join('/');
}
