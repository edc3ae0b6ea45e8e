import { ProtectionRecord, ReviewRecord } from '../state/records';
import { branchProtection } from './branchProtection';

const rule = (name: string, fields: object): ProtectionRecord => ({
  rule: name,
  createdAt: '2026-01-05T08:00:00Z',
  updatedAt: '2026-01-05T08:00:00Z',
  fields: { ...fields },
});
const review = (
  user: string,
  state: ReviewRecord['state'],
  official = true,
): ReviewRecord => ({
  id: 1,
  user,
  state,
  official,
  body: '',
  commit: 'c',
  at: '2026-01-05T08:00:00Z',
});
const status = (state: string) => ({
  id: 1,
  sha: 'head',
  state,
  context: 'ci/build',
  description: '',
  targetUrl: '',
  creator: 'ci',
  createdAt: '2026-01-05T08:00:00Z',
});

describe('branchProtection', () => {
  const repository = {
    protections: [
      rule('release/*', { enable_push: false }),
      rule('release/open', { enable_push: true }),
      rule('main', {
        enable_push: true,
        enable_push_whitelist: true,
        push_whitelist_usernames: ['Ann'],
        enable_merge_whitelist: true,
        merge_whitelist_usernames: ['bob'],
      }),
    ],
  };

  it.each([
    ['topic', 'ann', true, true],
    ['release/1', 'ann', false, true],
    ['release/1/x', 'ann', true, true],
    ['release/open', 'ann', true, true],
    ['main', 'ann', true, false],
    ['main', 'bob', false, true],
  ])('%s lets %s push: %s, merge: %s', (branch, login, push, merge) => {
    expect(branchProtection.mayPush(repository, branch, { login })).toBe(push);
    expect(branchProtection.mayMerge(repository, branch, { login })).toBe(
      merge,
    );
  });

  it.each<
    [
      object,
      readonly string[],
      readonly ReviewRecord[],
      object,
      string | undefined,
    ]
  >([
    [{}, [], [], {}, undefined],
    [
      { enable_status_check: true, status_check_contexts: ['ci/build'] },
      [],
      [],
      {},
      'Not all required status checks successful',
    ],
    [
      { enable_status_check: true, status_check_contexts: ['ci/build'] },
      ['success', 'failure'],
      [],
      {},
      'Not all required status checks successful',
    ],
    [
      { enable_status_check: true, status_check_contexts: ['ci/build'] },
      ['failure', 'success'],
      [],
      {},
      undefined,
    ],
    [
      { required_approvals: 1 },
      [],
      [review('ann', 'APPROVED', false)],
      {},
      'Does not have enough approvals',
    ],
    [
      { required_approvals: 1 },
      [],
      [review('ann', 'APPROVED'), review('ann', 'REQUEST_CHANGES')],
      {},
      'Does not have enough approvals',
    ],
    [
      { required_approvals: 1 },
      [],
      [review('ann', 'APPROVED'), review('ann', 'COMMENT')],
      {},
      undefined,
    ],
    [
      { block_on_rejected_reviews: true },
      [],
      [review('ann', 'REQUEST_CHANGES')],
      {},
      'There are requested changes',
    ],
    [
      { block_on_official_review_requests: true },
      [],
      [review('ann', 'REQUEST_REVIEW')],
      {},
      'There are official review requests',
    ],
    [
      { block_on_outdated_branch: true },
      [],
      [],
      { behind: true },
      'The head branch is behind the base branch',
    ],
    [
      { protected_file_patterns: '*.lock;a/x.txt' },
      [],
      [],
      { paths: ['a/x.txt'] },
      'Changed protected files',
    ],
    [
      { protected_file_patterns: '*.lock;a/x.txt' },
      [],
      [],
      { paths: ['a/y.txt'] },
      undefined,
    ],
  ])(
    'with %o, statuses %o and reviews %o',
    (fields, states, reviews, facts, obstacle) => {
      expect(
        branchProtection.obstacle(
          { protections: [rule('main', fields)], statuses: states.map(status) },
          { base: 'main', reviews: [...reviews] },
          { head: 'head', behind: false, paths: [], ...facts },
        ),
      ).toBe(obstacle);
    },
  );
});
