import { Host } from '../Host';
import { RepositoryRecord } from '../state/records';

/** Where a repository is in the API and on the pages. */
export const links = {
  api: (host: Host, { owner, name }: RepositoryRecord): string =>
    `${host.url}/api/v1/repos/${owner}/${name}`,
  web: (host: Host, { owner, name }: RepositoryRecord): string =>
    `${host.url}/${owner}/${name}`,
};
