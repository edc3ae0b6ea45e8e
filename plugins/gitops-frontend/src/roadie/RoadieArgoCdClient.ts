import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';

type AnswerOf<Method extends keyof ArgoCDApi> = ReturnType<ArgoCDApi[Method]>;

/**
 * What the cards of Roadie's plugin ask, answered by the gitops backend. It shows only Applications of entities that
 * the user may read, so `url` (the path of a proxy to Argo CD) means nothing here.
 */
export class RoadieArgoCdClient implements ArgoCDApi {
  readonly #options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  };

  constructor(options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#options = options;
  }

  listApps(
    options: Parameters<ArgoCDApi['listApps']>[0],
  ): AnswerOf<'listApps'> {
    return this.#get(['applications'], {
      selector: options.appSelector,
      namespace: options.appNamespace,
      project: options.projectName,
    });
  }

  getAppListDetails(
    options: Parameters<ArgoCDApi['getAppListDetails']>[0],
  ): AnswerOf<'getAppListDetails'> {
    return this.#get(['applications'], {
      selector: options.appSelector,
      namespace: options.appNamespace,
      instance: options.instance,
    });
  }

  getAppDetails(
    options: Parameters<ArgoCDApi['getAppDetails']>[0],
  ): AnswerOf<'getAppDetails'> {
    return this.#get(['applications', options.appName], {
      namespace: options.appNamespace,
      instance: options.instance,
    });
  }

  getRevisionDetails(
    options: Parameters<ArgoCDApi['getRevisionDetails']>[0],
  ): AnswerOf<'getRevisionDetails'> {
    return this.#get(
      [
        'applications',
        options.app,
        'revisions',
        options.revisionID,
        'metadata',
      ],
      { namespace: options.appNamespace, instance: options.instanceName },
    );
  }

  async serviceLocatorUrl(
    options: Parameters<ArgoCDApi['serviceLocatorUrl']>[0],
  ): AnswerOf<'serviceLocatorUrl'> {
    return this.#get(['instances'], {
      name: options.appName,
      selector: options.appSelector,
      namespace: options.appNamespace,
    });
  }

  async #get<T>(
    path: readonly string[],
    query: Readonly<Record<string, string | undefined>>,
  ): Promise<T> {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl('gitops');
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    );
    const url = [base, 'v1/argocd', ...path.map(encodeURIComponent)].join('/');
    const response = await fetchApi.fetch(
      search.size ? `${url}?${search}` : url,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
