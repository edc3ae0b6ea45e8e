import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { GithubScmHost } from '../../github/GithubScmHost';
import { RepositoryRef } from '../../ScmHost';
import { ContractHost } from './ContractHost';
import { ContractServer } from './ContractServer';
import { HostCaller } from './HostCaller';

const path = ({ owner, name }: RepositoryRef) => `/repos/${owner}/${name}`;

/** github.com by its address, anything else as a GitHub Enterprise Server. */
export function githubContractHost({
  url,
  token,
  stop,
}: ContractServer): ContractHost {
  const { host } = new URL(url);
  const apiBaseUrl =
    host === 'github.com' ? 'https://api.github.com' : `${url}/api/v3`;
  const caller = new HostCaller(apiBaseUrl, {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
  });
  const made: RepositoryRef[] = [];
  const scm = (secret: string) =>
    new GithubScmHost({
      host,
      apiBaseUrl,
      webUrl: url,
      retryDelayMs: 20,
      credentials: DefaultGithubCredentialsProvider.fromIntegrations(
        ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: { github: [{ host, apiBaseUrl, token: secret }] },
          }),
        ),
      ),
    });
  const webUrl = ({ owner, name }: RepositoryRef) => `${url}/${owner}/${name}`;
  return {
    host,
    scm: scm(token),
    stranger: scm('0'.repeat(40)),
    async createRepository(name) {
      const { owner, name: full } = await caller.call<{
        owner: { login: string };
        name: string;
      }>('POST', '/user/repos', {
        name: `${name}-${Date.now().toString(36)}`,
        auto_init: true,
      });
      const repository = { host, owner: owner.login, name: full };
      made.push(repository);
      return repository;
    },
    webUrl,
    cloneUrl: repository =>
      `${webUrl(repository).replace('://', `://x-access-token:${token}@`)}.git`,
    pullUrl: (repository, number) => `${webUrl(repository)}/pull/${number}`,
    async openPulls(repository) {
      const pulls = await caller.call<{ number: number }[]>(
        'GET',
        `${path(repository)}/pulls?per_page=100`,
      );
      return pulls.map(({ number }) => number);
    },
    async readPull(repository, number) {
      const pull = await caller.call<{ title: string; changed_files: number }>(
        'GET',
        `${path(repository)}/pulls/${number}`,
      );
      return { title: pull.title, changedFiles: pull.changed_files };
    },
    merge: (repository, number, style) =>
      caller.patient(
        'PUT',
        `${path(repository)}/pulls/${number}/merge`,
        { merge_method: style },
        { statuses: [405], look: `${path(repository)}/pulls/${number}` },
      ),
    async archive(repository) {
      await caller.call('PATCH', path(repository), { archived: true });
    },
    async stop() {
      for (const repository of made) {
        await caller.ask('PATCH', path(repository), { archived: false });
        await caller.ask('DELETE', path(repository));
      }
      await stop();
    },
  };
}
