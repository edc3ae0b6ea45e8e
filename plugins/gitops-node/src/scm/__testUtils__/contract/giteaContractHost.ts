import { GiteaScmHost } from '../../gitea/GiteaScmHost';
import { RepositoryRef } from '../../ScmHost';
import { ContractHost } from './ContractHost';
import { ContractServer } from './ContractServer';
import { HostCaller } from './HostCaller';

const path = ({ owner, name }: RepositoryRef) => `/repos/${owner}/${name}`;

/** Gitea or Forgejo. */
export function giteaContractHost({
  url,
  token,
  stop,
}: ContractServer): ContractHost {
  const caller = new HostCaller(`${url}/api/v1`, {
    authorization: `token ${token}`,
  });
  const { host } = new URL(url);
  const made: RepositoryRef[] = [];
  const scm = (password: string) =>
    new GiteaScmHost({ host, baseUrl: url, password, retryDelayMs: 20 });
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
        default_branch: 'main',
      });
      const repository = { host, owner: owner.login, name: full };
      made.push(repository);
      return repository;
    },
    webUrl,
    cloneUrl: repository =>
      `${webUrl(repository).replace('://', `://x:${token}@`)}.git`,
    pullUrl: (repository, number) => `${webUrl(repository)}/pulls/${number}`,
    async openPulls(repository) {
      const pulls = await caller.call<{ number: number }[]>(
        'GET',
        `${path(repository)}/pulls?state=open&limit=50`,
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
        'POST',
        `${path(repository)}/pulls/${number}/merge`,
        { Do: style },
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
