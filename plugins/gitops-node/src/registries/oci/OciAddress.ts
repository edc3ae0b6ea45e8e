import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';

const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PART}(?:/${PART})*$`);

/** Where an `oci://` address leads to. */
export interface OciAddress {
  /** `https://registry.example.com` */
  readonly origin: string;
  /** What Applications and helm name: `oci://registry.example.com/charts`. */
  readonly shown: string;
  /** The repository of a chart: the address's path and the chart's name, as helm has it. */
  repositoryOf(chart: string): string;
}

/** Reads the address of a registry and explains what cannot work. */
export function ociAddress(config: ChartRepositoryConfig): OciAddress {
  const refuse = (message: string) =>
    new ChartRegistryError({
      kind: 'invalid',
      registry: config.name,
      message,
    });
  const url = new URL(config.url.replace(/^oci:/i, 'https:'));
  const isDockerHub = DOCKER_HUB.includes(url.hostname);
  const host = isDockerHub ? 'registry-1.docker.io' : url.host;
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  if (isDockerHub && (path === '' || path.includes('/'))) {
    throw refuse(
      `The chart repository "${config.name}" is on Docker Hub, which has exactly two levels, and the chart's name is the second; write oci://registry-1.docker.io/<namespace> instead of "${path}".`,
    );
  }
  return {
    origin: `${config.plainHttp ? 'http' : 'https'}://${host}`,
    shown: `oci://${host}${path ? `/${path}` : ''}`,
    repositoryOf: chart => {
      const repository = path ? `${path}/${chart}` : chart;
      if (!REPOSITORY.test(repository) || repository.length > 255) {
        throw refuse(
          `"${repository}" cannot be a repository of the registry "${config.name}"; use lower case letters, digits and single dashes.`,
        );
      }
      return repository;
    },
  };
}
