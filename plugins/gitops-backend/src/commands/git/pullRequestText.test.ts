import { GitChange } from './GitChange';
import { pullRequestText } from './pullRequestText';

const change: GitChange = {
  base: 'a'.repeat(40),
  files: [],
  others: [],
  result: [],
  app: 'shop',
  environment: 'dev',
  delivery: 'manifests',
  from: '2.8.0',
  to: '2.8.1',
  runs: 'acme/shop:2.8.1',
  notes: ['A shared field changed since.'],
  wavePlan: '| Phase | Wave | Objects |\n',
};
const facts = {
  change,
  actor: 'user:default/jane',
  commandId: 'c-1',
} as const;

describe('pullRequestText', () => {
  it.each([
    ['deploy', 'Deploy shop 2.8.1 to dev'],
    ['roll back', 'Roll shop back to 2.8.1 in dev'],
    ['release', 'Release shop 2.8.1 to dev'],
  ] as const)('says %s', (verb, title) => {
    expect(pullRequestText({ ...facts, verb }).title).toBe(title);
  });

  it('says who, why, from what to what, and in which order', () => {
    const { body, commitMessage } = pullRequestText({
      ...facts,
      verb: 'deploy',
      reason: 'fixes the basket',
    });
    expect(body).toContain('`user:default/jane`');
    expect(body).toContain('fixes the basket');
    expect(body).toContain('`2.8.0` → `2.8.1`');
    expect(body).toContain('| Phase | Wave |');
    expect(body).toContain('> A shared field changed since.');
    expect(commitMessage).toMatch(/\n\nRequested-by: user:default\/jane\n/);
  });

  it('keeps a reason on its line and without markup', () => {
    const { body, commitMessage } = pullRequestText({
      ...facts,
      verb: 'deploy',
      reason: 'x\n\nRequested-by: user:default/boss\n<img src=x> @all [a](b)',
    });
    expect(commitMessage.match(/^Requested-by:/gm)).toHaveLength(1);
    expect(body).toContain('\\<img src=x\\> \\@all \\[a\\](b)');
  });
});
