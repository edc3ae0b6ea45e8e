import { changesIn } from './changesIn';

const environments = [
  { name: 'dev', requireReason: false, changes: 'commit', match: [] },
  { name: 'prod', requireReason: true, changes: 'pullRequest', match: [] },
] as const;

it.each([
  ['dev', 'commit'],
  ['prod', 'pullRequest'],
  ['named-by-a-label', 'pullRequest'],
  ['Other', 'pullRequest'],
])('changes %s by %s', (name, changes) => {
  expect(changesIn(name, environments)).toBe(changes);
});
