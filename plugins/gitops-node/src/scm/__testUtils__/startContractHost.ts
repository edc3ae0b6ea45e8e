import { startTestHost } from '@slipway/sandbox';
import { GiteaHttpOptions } from '../gitea/GiteaHttp';
import { RepositoryRef } from '../ScmHost';

/** A Git host for the contract suite, with a way to do what the adapter itself does not. */
export interface ContractHost {
  readonly options: GiteaHttpOptions;
  /** Calls the host's API as its administrator. */
  api(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>;
  /** Makes a repository with a README on `main`. */
  createRepository(name: string): Promise<RepositoryRef>;
  /** Address with credentials, for plain git. */
  cloneUrl(repository: RepositoryRef): string;
  stop(): Promise<void>;
}

type Api = ContractHost['api'];

function contractHost(
  baseUrl: string,
  token: string,
  api: Api,
  stop: () => Promise<void>,
): ContractHost {
  const host = new URL(baseUrl).host;
  const made: RepositoryRef[] = [];
  const run = Date.now().toString(36);
  return {
    options: { host, baseUrl, password: token, retryDelayMs: 20 },
    api,
    async createRepository(name) {
      const { body } = await api('POST', '/user/repos', {
        name: `${name}-${run}`,
        auto_init: true,
        default_branch: 'main',
      });
      const { owner, name: full } = body as {
        owner: { login: string };
        name: string;
      };
      const repository = { host, owner: owner.login, name: full };
      made.push(repository);
      return repository;
    },
    cloneUrl: ({ owner, name }) =>
      `${baseUrl.replace('://', `://x:${token}@`)}/${owner}/${name}.git`,
    async stop() {
      for (const { owner, name } of made)
        await api('DELETE', `/repos/${owner}/${name}`);
      await stop();
    },
  };
}

/** The sandbox's Git host on a free port. */
export async function startSandbox(): Promise<ContractHost> {
  const test = await startTestHost();
  return contractHost(test.url, test.token, test.api, test.stop);
}

/** A real server, which keeps running; what the suite makes there is deleted at the end. */
function useServer(url: string, token: string): ContractHost {
  const baseUrl = url.replace(/\/+$/, '');
  const api: Api = async (method, path, body) => {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `token ${token}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: /^[{[]/.test(text) ? JSON.parse(text) : text,
    };
  };
  return contractHost(baseUrl, token, api, async () => undefined);
}
