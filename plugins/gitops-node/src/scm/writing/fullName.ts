import { RepositoryRef } from '../ScmHost';

/** `platform/gitops on github.com`, for messages. */
export function fullName({ host, owner, name }: RepositoryRef): string {
  return `${owner}/${name} on ${host}`;
}
