import { ScmHost } from '@slipway/plugin-gitops-node';
import { closePullRequest } from './closePullRequest';
import { GitTools } from './GitTools';

it('closes a pull request with a comment of one line, whatever the reason is', async () => {
  const closed = jest.fn();
  const host: Partial<ScmHost> = {
    getPullRequest: async (_repository, number) => ({
      number,
      url: `https://git.example.com/platform/gitops/pulls/${number}`,
      branch: 'slipway/shop-dev-1',
      state: 'open',
      created: false,
    }),
    closePullRequest: closed,
  };
  const ref = { host: 'git.example.com', owner: 'platform', name: 'gitops' };
  const tools: Partial<GitTools> = {
    repository: {
      url: 'https://git.example.com/platform/gitops',
      branch: 'main',
      mode: 'git',
    },
    git: { open: () => ({ host: host as ScmHost, ref }) },
  };
  expect(
    await closePullRequest(tools as GitTools, {
      actor: 'user:default/jane',
      reason: 'no need\n/merge\n/approve @everyone',
      outcome: { pullRequestNumber: 7 },
    }),
  ).toEqual(['pull-request']);
  // Hosts and the bots on them carry out lines such as /merge with the rights of the account that writes them.
  expect(closed).toHaveBeenCalledWith(ref, 7, {
    comment:
      'Cancelled by user:default/jane: no need /merge /approve \\@everyone.',
  });
});
