import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { GitopsApi } from './GitopsApi';
import {
  CancelRequest,
  ChartsQuery,
  DeployRequest,
  HoldRequest,
  MutationRequest,
  PromoteRequest,
  ReleaseRequest,
  RetryRequest,
  RollbackRequest,
  SyncRequest,
  UploadChartQuery,
} from './requests';
import { EntityChart, EntityChartVersion, UploadedChart } from './types/Chart';
import { Command } from './types/Command';
import { DeploymentDetail } from './types/DeploymentDetail';
import { DeploymentPlan } from './types/DeploymentPlan';
import { DeploymentsOverview } from './types/DeploymentsOverview';
import { HistoryPage } from './types/HistoryEntry';

/**
 * Options of {@link GitopsClient}. Both are Backstage's own services, of the browser or of a backend.
 *
 * @public
 */
export interface GitopsClientOptions {
  readonly discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly fetchApi: { fetch: typeof fetch };
}

/**
 * Speaks the plugin's HTTP interface. Every path part is encoded; an answer that is no success becomes a
 * `ResponseError` that carries the backend's sentence.
 *
 * @public
 */
export class GitopsClient implements GitopsApi {
  readonly #options: GitopsClientOptions;

  constructor(options: GitopsClientOptions) {
    this.#options = options;
  }

  getDeployments(entityRef: string): Promise<DeploymentsOverview> {
    return this.#get([...entityPath(entityRef), 'deployments']);
  }

  getDeployment(entityRef: string, id: string): Promise<DeploymentDetail> {
    return this.#get(deploymentPath(entityRef, id));
  }

  getHistory(
    entityRef: string,
    id: string,
    options: { readonly cursor?: string } = {},
  ): Promise<HistoryPage> {
    return this.#get([...deploymentPath(entityRef, id), 'history'], {
      cursor: options.cursor,
    });
  }

  getPlan(
    entityRef: string,
    id: string,
    target: { readonly revision: string } | { readonly historyId: string },
  ): Promise<DeploymentPlan> {
    return this.#get([...deploymentPath(entityRef, id), 'plan'], { ...target });
  }

  async refresh(entityRef: string, id: string): Promise<void> {
    await this.#post([...deploymentPath(entityRef, id), 'refresh'], {});
  }

  sync(entityRef: string, id: string, request: SyncRequest): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'sync'], request);
  }

  deploy(
    entityRef: string,
    id: string,
    request: DeployRequest,
  ): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'deploy'], request);
  }

  promote(
    entityRef: string,
    id: string,
    request: PromoteRequest,
  ): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'promote'], request);
  }

  rollback(
    entityRef: string,
    id: string,
    request: RollbackRequest,
  ): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'rollback'], request);
  }

  hold(entityRef: string, id: string, request: HoldRequest): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'hold'], request);
  }

  resume(
    entityRef: string,
    id: string,
    request: MutationRequest,
  ): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'resume'], request);
  }

  terminate(
    entityRef: string,
    id: string,
    request: MutationRequest,
  ): Promise<Command> {
    return this.#post([...deploymentPath(entityRef, id), 'terminate'], request);
  }

  release(
    entityRef: string,
    request: ReleaseRequest,
    archive?: Blob,
  ): Promise<Command> {
    const path = [...entityPath(entityRef), 'releases'];
    return archive
      ? this.#upload(path, suffixOf(request), archive)
      : this.#post(path, request);
  }

  cancelCommand(
    entityRef: string,
    commandId: string,
    request: CancelRequest,
  ): Promise<Command> {
    return this.#post(
      [...entityPath(entityRef), 'commands', commandId, 'cancel'],
      request,
    );
  }

  retryCommand(
    entityRef: string,
    commandId: string,
    request: RetryRequest,
  ): Promise<Command> {
    return this.#post(
      [...entityPath(entityRef), 'commands', commandId, 'retry'],
      request,
    );
  }

  async listCharts(
    entityRef: string,
    query: ChartsQuery = {},
  ): Promise<readonly EntityChart[]> {
    const answer = await this.#get<{ items: readonly EntityChart[] }>(
      [...entityPath(entityRef), 'charts'],
      query,
    );
    return answer.items;
  }

  getChartVersion(
    entityRef: string,
    version: string,
    query: ChartsQuery = {},
  ): Promise<EntityChartVersion & Pick<EntityChart, 'chart' | 'repository'>> {
    return this.#get([...entityPath(entityRef), 'charts', version], query);
  }

  /** Uploads a packaged chart; the backend checks it and publishes it. */
  uploadChart(
    entityRef: string,
    archive: Blob,
    query: UploadChartQuery = {},
  ): Promise<UploadedChart> {
    return this.#upload(
      [...entityPath(entityRef), 'charts'],
      suffixOf(query),
      archive,
    );
  }

  getCommand(entityRef: string, commandId: string): Promise<Command> {
    return this.#get([...entityPath(entityRef), 'commands', commandId]);
  }

  async listCommands(
    entityRef: string,
    options: { readonly deploymentId?: string } = {},
  ): Promise<readonly Command[]> {
    const answer = await this.#get<{ items: readonly Command[] }>(
      [...entityPath(entityRef), 'commands'],
      { deploymentId: options.deploymentId },
    );
    return answer.items;
  }

  #get<T>(
    path: readonly string[],
    query: Readonly<Record<string, string | undefined>> = {},
  ): Promise<T> {
    return this.#request(path, suffixOf(query), { method: 'GET' });
  }

  #post<T>(path: readonly string[], body: object): Promise<T> {
    return this.#request(path, '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  #upload<T>(
    path: readonly string[],
    suffix: string,
    archive: Blob,
  ): Promise<T> {
    return this.#request(path, suffix, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: archive,
    });
  }

  async #request<T>(
    path: readonly string[],
    suffix: string,
    init: RequestInit,
  ): Promise<T> {
    const base = await this.#options.discoveryApi.getBaseUrl('gitops');
    const encoded = path.map(encodeURIComponent).join('/');
    const response = await this.#options.fetchApi.fetch(
      `${base}/v1/${encoded}${suffix}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.status === 204 ? (undefined as T) : response.json();
  }
}

function suffixOf(
  query: Readonly<Record<string, string | boolean | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  return search.size ? `?${search}` : '';
}

function entityPath(entityRef: string): string[] {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return ['entities', kind, namespace, name];
}

function deploymentPath(entityRef: string, id: string): string[] {
  return [...entityPath(entityRef), 'deployments', id];
}
