import { RepositoryFile } from '../ScmHost';
import { WritableHost } from './WritableHost';

/**
 * The same host, which lists the files of a commit once: a commit never changes, and a large repository takes many
 * requests. For one call; what is listed has to be named by its sha.
 */
export function keepTrees(host: WritableHost): WritableHost {
  const kept = new Map<string, Promise<readonly RepositoryFile[]>>();
  return {
    ...host,
    listFiles(repository, commit) {
      const known = kept.get(commit);
      if (known) return known;
      const listing = host.listFiles(repository, commit);
      kept.set(commit, listing);
      listing.catch(() => kept.delete(commit));
      return listing;
    },
  };
}
