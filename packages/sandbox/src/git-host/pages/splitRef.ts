import { BareRepository } from '../git/BareRepository';

/** Parts `feature/one/dir/file` into ref and path: a branch or tag may hold slashes, the longest that exists wins. */
export async function splitRef(
  git: BareRepository,
  text: string,
): Promise<{ ref: string; path: string }> {
  const names = (await git.refs('')).map(({ ref }) =>
    ref.replace(/^refs\/(heads|tags)\//, ''),
  );
  const known = names
    .filter(name => text === name || text.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  const ref = known ?? text.split('/')[0];
  return { ref, path: text.slice(ref.length + 1).replace(/\/+$/, '') };
}
