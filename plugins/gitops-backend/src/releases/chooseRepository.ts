import { InputError } from '@backstage/errors';
import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { repositoryAddress } from './repositoryAddress';

/**
 * The repository to publish to: always the one that the Application reads. A chart that is published anywhere else
 * would never run, and an Application that reads from elsewhere must not make it look as if it did.
 *
 * @throws InputError when no configured repository is the one that the Application reads, or another is named.
 */
export function chooseRepository(
  repositories: readonly ChartRepositoryConfig[],
  options: { readonly name?: string; readonly repoURL: string },
): ChartRepositoryConfig {
  const { name, repoURL } = options;
  const known = repositories.map(entry => entry.name).join(', ') || 'none';
  const named = repositories.find(entry => entry.name === name);
  if (name && !named) {
    throw new InputError(
      `There is no chart repository '${name}'. Known are: ${known}; see gitops.charts.repositories.`,
    );
  }
  const wanted = repositoryAddress(repoURL);
  const read = repositories.filter(entry =>
    [entry.url, ...(entry.applicationUrls ?? [])].some(
      url => repositoryAddress(url) === wanted,
    ),
  );
  const shown = withoutCredentials(repoURL);
  if (named && !read.includes(named)) {
    throw new InputError(
      `The Application reads its chart from ${shown}, not from '${name}' (${named.url}). Release to the repository that it reads; if that is the same one under another address, add it to its applicationUrls.`,
    );
  }
  const [chosen] = named ? [named] : read;
  if (chosen) return chosen;
  throw new InputError(
    `None of the chart repositories (${known}) is the one that the Application reads, ${shown}. Add it to gitops.charts.repositories, or to the applicationUrls of the one that it is.`,
  );
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
