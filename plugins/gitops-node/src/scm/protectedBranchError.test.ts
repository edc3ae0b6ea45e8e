import { protectedBranchError } from './protectedBranchError';

const repository = { host: 'git.example.com', owner: 'platform', name: 'apps' };

it.each([
  ['slipway', "takes no commit of Slipway's account 'slipway'; "],
  [undefined, "takes no commit of Slipway's account; "],
])('names the branch, the account %s, and both ways on', (account, words) => {
  const error = protectedBranchError({ repository, branch: 'main', account });
  expect(error.name).toBe('NotAllowedError');
  expect(error.message).toContain(
    "Branch 'main' of platform/apps on git.example.com is protected",
  );
  expect(error.message).toContain(words);
  expect(error.message).toContain('changes: pullRequest');
});
