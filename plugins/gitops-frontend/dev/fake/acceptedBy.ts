import { Command, GitChanges } from '@slipway/plugin-gitops-common';

type Accepted = Pick<Command, 'state' | 'waitsFor' | 'steps' | 'outcome'>;

const PULL_REQUEST: Accepted = {
  state: 'waiting',
  waitsFor: 'the merge of pull request #42',
  steps: [
    {
      name: 'pull',
      title: 'Open the pull request',
      state: 'succeeded',
      attempts: 1,
    },
    {
      name: 'merge',
      title: 'Wait for the merge',
      state: 'running',
      attempts: 1,
    },
  ],
  outcome: {
    pullRequestUrl: 'https://git.example/platform/gitops/pulls/42',
    pullRequestNumber: 42,
  },
};

const SHA = '4f9c1e2a7b30d8551c6e9f0a2b4d6e8f01234567';
const COMMIT: Accepted = {
  state: 'running',
  steps: [
    {
      name: 'commit',
      title: 'Commit the change',
      state: 'succeeded',
      attempts: 1,
    },
    {
      name: 'wait-synced',
      title: 'Wait until Argo CD has brought it',
      state: 'running',
      attempts: 1,
    },
  ],
  outcome: {
    commitSha: SHA,
    commitUrl: `https://git.example/platform/gitops/commit/${SHA}`,
    warnings: ['Deployment/storefront has no limit for memory.'],
  },
};

/** How a made-up command stands when it has just changed Git. */
export function acceptedBy(changes: GitChanges): Accepted {
  return changes === 'commit' ? COMMIT : PULL_REQUEST;
}
