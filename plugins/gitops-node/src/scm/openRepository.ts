import { ScmIntegrationRegistry } from '@backstage/integration';
import { createScmHost } from './createScmHost';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { RepositoryRef, ScmHost } from './ScmHost';

/**
 * A repository by its address, with the adapter of the host that it is on. Throws an `InputError` with one sentence as
 * {@link createScmHost} and {@link parseRepositoryUrl} do.
 *
 * @public
 */
export function openRepository(
  integrations: ScmIntegrationRegistry,
  url: string,
): { readonly host: ScmHost; readonly repository: RepositoryRef } {
  const host = createScmHost(integrations, url);
  const { host: name } = parseRepositoryUrl(url);
  const gitlab = integrations.gitlab.byHost(name);
  return {
    host,
    repository: gitlab
      ? parseRepositoryUrl(url, {
          nested: true,
          basePath: new URL(gitlab.config.baseUrl).pathname,
        })
      : parseRepositoryUrl(url),
  };
}
