import { InputError } from '@backstage/errors';
import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';

/**
 * The repository to publish to: the one that is named, else the one that the Application reads, else the only one.
 *
 * @throws InputError when none is meant for sure.
 */
export function chooseRepository(
  repositories: readonly ChartRepositoryConfig[],
  options: { readonly name?: string; readonly repoURL?: string },
): ChartRepositoryConfig {
  const known = repositories.map(({ name }) => name).join(', ') || 'none';
  if (options.name) {
    const named = repositories.find(({ name }) => name === options.name);
    if (named) return named;
    throw new InputError(
      `There is no chart repository '${options.name}'. Known are: ${known}; see gitops.charts.repositories.`,
    );
  }
  const { repoURL } = options;
  const read = repositories.find(
    ({ url }) => repoURL && plain(url) === plain(repoURL),
  );
  if (read) return read;
  if (repositories.length === 1) return repositories[0];
  throw new InputError(
    `None of the chart repositories (${known}) is the one that the Application reads, ${
      repoURL ?? 'which names none'
    }. Name one in 'repository'.`,
  );
}

/** An Application names an OCI registry without its scheme. */
function plain(url: string): string {
  return url.replace(/^oci:\/\//, '').replace(/\/+$/, '');
}
