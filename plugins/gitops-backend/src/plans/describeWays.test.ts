import { testApplication } from '../testing/testApplication';
import { describeIncomplete } from './describeIncomplete';
import { describeWays, WaysOptions } from './describeWays';

const open: WaysOptions = {
  application: testApplication({ name: 'shop' }),
  instance: { name: 'main', readOnly: false },
  hasRepository: true,
  changes: 'pullRequest',
  to: { label: '1.0.0', revision: 'a', images: [] },
  argoHistoryId: 0,
  current: false,
};

const owned = testApplication({ name: 'shop' });

describe('describeWays', () => {
  it('opens both ways and says that Argo CD keeps a hold', () => {
    const [git, argocd] = describeWays(open);
    expect(git).toMatchObject({ way: 'git', available: true });
    expect(argocd).toMatchObject({ way: 'argocd', available: true });
    expect(argocd.does[0]).toContain('keeps a visible hold');
    expect(argocd.doesNot).toContain(
      'Hooks do not run, database migrations among them.',
    );
  });

  it.each([
    [
      'pullRequest',
      /^Opens a pull request/,
      /after the merge/,
      /before the merge/,
    ],
    ['commit', /^Commits to Git/, /after the commit/, /Nobody has to approve/],
  ] as const)('says what happens by %s', (changes, first, then, not) => {
    const [git] = describeWays({ ...open, changes });
    expect(git.does[0]).toMatch(first);
    expect(git.does[1]).toMatch(then);
    expect(git.doesNot[0]).toMatch(not);
  });

  it.each<
    [string, Partial<WaysOptions>, RegExp | undefined, RegExp | undefined]
  >([
    ['what runs', { current: true }, /is what runs/, /is what runs/],
    [
      'no repository',
      { hasRepository: false },
      /set gitops.repository/,
      undefined,
    ],
    [
      'a read-only instance',
      { instance: { name: 'main', readOnly: true } },
      undefined,
      /'main' is read-only/,
    ],
    [
      'forgotten history',
      { argoHistoryId: undefined },
      undefined,
      /remember 1.0.0/,
    ],
    [
      'an ApplicationSet that would undo the hold',
      {
        application: {
          ...owned,
          metadata: {
            ...owned.metadata,
            ownerReferences: [{ kind: 'ApplicationSet', name: 'fleet' }],
          },
        },
      },
      undefined,
      /ApplicationSet fleet would switch/,
    ],
  ])('closes ways for %s', (_, change, git, argocd) => {
    const ways = describeWays({ ...open, ...change });
    [git, argocd].forEach((reason, index) => {
      expect(ways[index].available).toBe(!reason);
      expect(ways[index].reason ?? '').toMatch(reason ?? /^$/);
    });
  });
});

describe('describeIncomplete', () => {
  const { source } = testApplication({ name: 'shop' }).spec;

  it('trusts the same source at another revision', () => {
    expect(
      describeIncomplete(open.application, [
        { ...source!, targetRevision: 'v1' },
      ]),
    ).toBeUndefined();
  });

  it('says when the source was another', () => {
    expect(
      describeIncomplete(open.application, [{ ...source!, path: 'elsewhere' }]),
    ).toMatch(/source has changed since/);
  });
});
