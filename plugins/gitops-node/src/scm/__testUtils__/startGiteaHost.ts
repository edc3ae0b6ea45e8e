import { startTestHost, TestHost } from '@slipway/sandbox';
import { GiteaHttpOptions } from '../gitea/GiteaHttp';
import { RepositoryRef } from '../ScmHost';

/** The sandbox's Git host as Gitea's adapter sees it, with a way to do what the adapter itself does not. */
export interface GiteaHost {
  readonly options: GiteaHttpOptions;
  /** Calls the host's API as its administrator. */
  readonly api: TestHost['api'];
  /** Makes a repository with a README on `main`. */
  createRepository(name: string): Promise<RepositoryRef>;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startGiteaHost(): Promise<GiteaHost> {
  const { api, stop, token, url } = await startTestHost();
  const { host } = new URL(url);
  return {
    options: { host, baseUrl: url, password: token, retryDelayMs: 20 },
    api,
    async createRepository(name) {
      const { body } = await api('POST', '/user/repos', {
        name,
        auto_init: true,
        default_branch: 'main',
      });
      const { owner } = body as { owner: { login: string } };
      return { host, owner: owner.login, name };
    },
    stop,
  };
}
