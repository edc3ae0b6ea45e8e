import { commandTrailer } from './commandTrailer';
import { GitopsRepository } from './GitTools';

/** Newer commits of one file than this are not looked through. */
const LOOKED_AT = 100;

/**
 * The commit that a command made on the branch, by the last line of its message: how a backend that was killed before
 * it could write the commit down finds it again, also when others have committed since. Undefined when it made none.
 *
 * @param path - one of the files that the commit would have changed
 */
export async function findCommit(
  { host, ref, config }: GitopsRepository,
  commandId: string,
  path: string,
): Promise<{ readonly sha: string; readonly url: string } | undefined> {
  const commits = await host.listCommits(ref, config.branch, {
    path,
    limit: LOOKED_AT,
  });
  const trailer = commandTrailer(commandId);
  return commits.find(
    ({ message }) => message.trimEnd().split('\n').at(-1) === trailer,
  );
}
