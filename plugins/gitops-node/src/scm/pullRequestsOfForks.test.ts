import { startTestHost, TestHost } from '@slipway/sandbox';
import {
  FaultyProxy,
  startFaultyProxy,
} from './__testUtils__/startFaultyProxy';
import { GiteaScmHost } from './gitea/GiteaScmHost';
import { GithubScmHost } from './github/GithubScmHost';
import { GitlabScmHost } from './gitlab/GitlabScmHost';
import { OpenPullRequestOptions, ScmHost } from './ScmHost';

const OURS = 'slipway/shop';
const THEIRS = 'somebody/shop';

/** A pull request as a host lists it: of another branch, as if that were the one that is asked for, of a fork. */
interface Listed {
  readonly number?: number;
  readonly iid?: number;
  readonly head?: { readonly repo?: object };
}
const ofFork: Record<string, (pull: Listed) => Listed> = {
  gitea: pull => ({
    ...pull,
    head: { ...pull.head, ref: OURS, repo_id: 999 },
  }),
  github: pull => ({
    ...pull,
    head: { ...pull.head, ref: OURS, repo: { ...pull.head?.repo, id: 999 } },
  }),
  gitlab: pull => ({ ...pull, source_branch: OURS, source_project_id: 999 }),
};

// Anyone who may fork can open a pull request from a branch of any name. One that was taken for ours would get our title,
// and its merge would be followed as ours.
describe('pull requests of forks', () => {
  let sandbox: TestHost;
  let proxy: FaultyProxy;
  const open = (name: string): ScmHost => {
    const getCredentials = async () => ({
      type: 'token' as const,
      headers: { Authorization: `Bearer ${sandbox.token}` },
    });
    const options = {
      host: 'git.example.com',
      credentials: { getCredentials },
    };
    switch (name) {
      case 'github':
        return new GithubScmHost({
          ...options,
          apiBaseUrl: `${proxy.url}/api/v3`,
        });
      case 'gitlab':
        return new GitlabScmHost({
          ...options,
          baseUrl: `${proxy.url}/gitlab`,
        });
      default:
        return new GiteaScmHost({
          host: options.host,
          baseUrl: proxy.url,
          password: sandbox.token,
        });
    }
  };

  beforeAll(async () => {
    sandbox = await startTestHost({
      github: {},
      gitlab: { basePath: '/gitlab' },
    });
    proxy = await startFaultyProxy(sandbox.url);
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  it.each(Object.keys(ofFork))('are not taken for ours on %s', async name => {
    proxy.fault = () => undefined;
    await sandbox.host.ensureRepository({ owner: 'platform', name });
    await sandbox.host.commitFiles({
      owner: 'platform',
      name,
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: [{ path: 'README.md', content: '# GitOps\n' }],
    });
    const scm = open(name);
    const request = (branch: string): OpenPullRequestOptions => ({
      repository: { host: 'git.example.com', owner: 'platform', name },
      base: 'main',
      branch,
      title: `Deliver ${branch}`,
      body: '',
      commitMessage: 'Deliver shop',
      changes: [{ path: 'shop.yaml', content: `from: ${branch}\n` }],
    });
    const theirs = await scm.openPullRequest(request(THEIRS));
    let lists = 0;
    proxy.fault = async ({ method, path }) => {
      const [list, query] = path.split('?');
      if (method !== 'GET' || !/\/(pulls|merge_requests)$/.test(list)) {
        return undefined;
      }
      lists += 1;
      if (new URLSearchParams(query).get('page') === '2') {
        return { status: 200, body: '[]' };
      }
      const answer = await fetch(`${sandbox.url}${list}`, {
        headers: { authorization: `Bearer ${sandbox.token}` },
      });
      const pulls: Listed[] = await answer.json();
      const body = pulls
        .filter(pull => (pull.number ?? pull.iid) === theirs.number)
        .map(ofFork[name]);
      expect(body).toHaveLength(1);
      return { status: 200, body: JSON.stringify(body) };
    };

    const ours = await scm.openPullRequest(request(OURS));
    expect(ours).toMatchObject({ created: true, branch: OURS });
    expect(ours.number).not.toBe(theirs.number);
    expect(lists).toBeGreaterThan(0);
    proxy.fault = () => undefined;
    expect(
      await scm.readFile(request(OURS).repository, THEIRS, 'shop.yaml'),
    ).toBe(`from: ${THEIRS}\n`);
  });
});
