import { ConfigReader } from '@backstage/config';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { GitlabScmHost } from '../../gitlab/GitlabScmHost';
import { RepositoryRef } from '../../ScmHost';
import { ContractHost } from './ContractHost';
import { ContractServer } from './ContractServer';
import { HostCaller } from './HostCaller';

const path = ({ owner, name }: RepositoryRef) =>
  `/projects/${encodeURIComponent(`${owner}/${name}`)}`;

/** gitlab.com or a self-managed GitLab. */
export function gitlabContractHost({
  url,
  token,
  stop,
}: ContractServer): ContractHost {
  const { host } = new URL(url);
  const apiBaseUrl = `${url}/api/v4`;
  const caller = new HostCaller(apiBaseUrl, { 'private-token': token });
  const made: RepositoryRef[] = [];
  const scm = (secret: string) =>
    new GitlabScmHost({
      host,
      baseUrl: url,
      retryDelayMs: 20,
      credentials: DefaultGitlabCredentialsProvider.fromIntegrations(
        ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: {
              gitlab: [{ host, baseUrl: url, apiBaseUrl, token: secret }],
            },
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
      const { path_with_namespace: full } = await caller.call<{
        path_with_namespace: string;
      }>('POST', '/projects', {
        name: `${name}-${Date.now().toString(36)}`,
        initialize_with_readme: true,
        default_branch: 'main',
      });
      const slash = full.lastIndexOf('/');
      const repository = {
        host,
        owner: full.slice(0, slash),
        name: full.slice(slash + 1),
      };
      made.push(repository);
      return repository;
    },
    webUrl,
    cloneUrl: repository =>
      `${webUrl(repository).replace('://', `://oauth2:${token}@`)}.git`,
    pullUrl: (repository, number) =>
      `${webUrl(repository)}/-/merge_requests/${number}`,
    async openPulls(repository) {
      const requests = await caller.call<{ iid: number }[]>(
        'GET',
        `${path(repository)}/merge_requests?state=opened&per_page=100`,
      );
      return requests.map(({ iid }) => iid);
    },
    async readPull(repository, number) {
      const request = await caller.call<{
        title: string;
        changes_count: string;
      }>('GET', `${path(repository)}/merge_requests/${number}`);
      return {
        title: request.title,
        changedFiles: Number(request.changes_count),
      };
    },
    async merge(repository, number, style) {
      // How a project merges is its setting; squashing is asked for at the merge.
      const method = style === 'merge' ? 'merge' : 'ff';
      await caller.call('PUT', path(repository), { merge_method: method });
      const look = `${path(repository)}/merge_requests/${number}`;
      await caller.patient(
        'PUT',
        `${look}/merge`,
        { squash: style === 'squash' },
        { statuses: [405, 406, 422], look },
      );
    },
    async archive(repository) {
      await caller.call('POST', `${path(repository)}/archive`);
    },
    async stop() {
      for (const repository of made) {
        await caller.ask('POST', `${path(repository)}/unarchive`);
        await caller.ask('DELETE', path(repository));
      }
      await stop();
    },
  };
}
