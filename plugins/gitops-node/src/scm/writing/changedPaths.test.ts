import { changedPaths } from './changedPaths';

const tree = (files: Record<string, string>) =>
  Object.entries(files).map(([path, sha]) => ({ path, sha, size: 1 }));

it('names what was added, removed and changed, and nothing else', () => {
  expect(
    changedPaths(
      tree({ same: '1', changed: '1', removed: '1' }),
      tree({ same: '1', changed: '2', added: '1' }),
    ),
  ).toEqual(['changed', 'removed', 'added']);
});
