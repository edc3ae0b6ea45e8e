import { CommitChangesOptions, FileChange, RepositoryRef } from '../ScmHost';
import { GiteaHost, startGiteaHost } from '../__testUtils__/startGiteaHost';
import {
  FaultyProxy,
  startFaultyProxy,
} from '../__testUtils__/startFaultyProxy';
import { GiteaScmHost } from './GiteaScmHost';

// What every host has to do is in the contract suite; this is what Gitea answers when others are about.
describe('commits on a branch of Gitea', () => {
  let server: GiteaHost;
  let proxy: FaultyProxy;
  let scm: GiteaScmHost;
  let repository: RepositoryRef;
  let made = 0;
  const path = () => `/repos/${repository.owner}/${repository.name}`;
  const options = (
    changes: readonly FileChange[],
    more: Partial<CommitChangesOptions> = {},
  ): CommitChangesOptions => ({
    repository,
    branch: 'main',
    message: 'Deploy shop 2.0.0\n\nFor the sale.',
    changes,
    ...more,
  });
  const text = (file: string) => scm.readFile(repository, 'main', file);
  const tip = () => scm.getBranchCommit(repository, 'main');
  const commits = async () =>
    (await scm.listCommits(repository, 'main')).length;
  /** What somebody else commits. */
  const others = (...changes: FileChange[]) =>
    new GiteaScmHost(server.options).commitChanges(
      options(changes, { message: 'By hand' }),
    );
  /** Lets something happen just before the first commit reaches the host. */
  const beforeCommit = (happens: () => Promise<number | undefined>) => {
    let isFirst = true;
    proxy.fault = async ({ method, path: asked }) => {
      if (!isFirst || method !== 'POST' || !asked.endsWith('/contents')) {
        return undefined;
      }
      isFirst = false;
      return happens();
    };
  };

  beforeAll(async () => {
    server = await startGiteaHost();
    proxy = await startFaultyProxy(server.options.baseUrl);
    scm = new GiteaScmHost({ ...server.options, baseUrl: proxy.url });
  });
  beforeEach(async () => {
    proxy.fault = () => undefined;
    repository = await server.createRepository(`commits-${made++}`);
    await others(
      { path: 'apps/shop.yaml', content: 'version: 1\n' },
      { path: 'apps/old.yaml', content: 'version: 1\n' },
    );
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  it('makes one commit that creates, changes and removes files', async () => {
    const before = await commits();
    const done = await scm.commitChanges(
      options(
        [
          { path: 'apps/shop.yaml', content: 'version: 2\n' },
          { path: 'apps/new/ä #%.yaml', content: 'version: 1\n' },
          { path: 'apps/old.yaml' },
          { path: 'apps/never-there.yaml' },
        ],
        { author: { name: 'Ann', email: 'ann@example.com' } },
      ),
    );
    expect(done).toEqual({
      sha: await tip(),
      url: scm.commitUrl(repository, done.sha),
      created: true,
    });
    expect(await commits()).toBe(before + 1);
    const [newest] = await scm.listCommits(repository, 'main');
    expect(newest).toMatchObject({
      message: 'Deploy shop 2.0.0\n\nFor the sale.',
      author: 'Ann',
    });
    expect(
      (await scm.listFiles(repository, 'main', 'apps')).map(file => file.path),
    ).toEqual(['apps/new/ä #%.yaml', 'apps/shop.yaml']);
    expect(await text('apps/shop.yaml')).toBe('version: 2\n');
  });

  it('goes on when another file is changed meanwhile', async () => {
    beforeCommit(async () => {
      await others({ path: 'beside.txt', content: 'x\n' });
      return undefined;
    });
    await scm.commitChanges(
      options([{ path: 'apps/shop.yaml', content: 'version: 2\n' }]),
    );
    expect(await text('apps/shop.yaml')).toBe('version: 2\n');
    expect(await text('beside.txt')).toBe('x\n');
  });

  it('tries again when the host lost the race for the branch', async () => {
    beforeCommit(async () => {
      await others({ path: 'beside.txt', content: 'x\n' });
      // What a real Gitea answers the loser: it could not lock the branch.
      return 500;
    });
    expect(
      await scm.commitChanges(
        options([{ path: 'apps/shop.yaml', content: 'version: 2\n' }]),
      ),
    ).toMatchObject({ sha: await tip(), created: true });
  });

  it.each<[string, FileChange]>([
    ['changed', { path: 'apps/shop.yaml', content: 'version: theirs\n' }],
    ['removed', { path: 'apps/shop.yaml' }],
  ])('undoes nothing when the same file is %s meanwhile', async (_, theirs) => {
    beforeCommit(async () => {
      await others(theirs);
      return undefined;
    });
    await expect(
      scm.commitChanges(
        options([{ path: 'apps/shop.yaml', content: 'version: 2\n' }]),
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('another apps/shop.yaml'),
    });
    expect(await text('apps/shop.yaml')).toBe(theirs.content);
  });

  it('gives up when others are always faster', async () => {
    let count = 0;
    proxy.fault = async ({ method, path: asked }) => {
      if (method !== 'POST' || !asked.endsWith('/contents')) return undefined;
      await others({ path: `beside-${count++}.txt`, content: 'x\n' });
      return 500;
    };
    await expect(
      scm.commitChanges(options([{ path: 'apps/new.yaml', content: 'x\n' }])),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('each of the 5 times'),
    });
    expect(count).toBe(5);
    expect(await text('apps/new.yaml')).toBeUndefined();
  });

  it('takes one of several at once on the same file', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const madeFrom = await tip();
    const same = await Promise.allSettled(
      names.map(name =>
        scm.commitChanges(
          options([{ path: 'apps/shop.yaml', content: `${name}\n` }], {
            madeFrom,
          }),
        ),
      ),
    );
    expect(same.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(names.map(name => `${name}\n`)).toContain(
      await text('apps/shop.yaml'),
    );
  });

  it('finds a commit whose answer was lost', async () => {
    beforeCommit(async () => 1);
    const before = await commits();
    expect(
      await scm.commitChanges(
        options([{ path: 'apps/shop.yaml', content: 'version: 2\n' }]),
      ),
    ).toMatchObject({ sha: await tip(), created: false });
    expect(await commits()).toBe(before + 1);
  });

  it('says what to do about a protected branch', async () => {
    await server.api('POST', `${path()}/branch_protections`, {
      rule_name: 'main',
      enable_push: false,
    });
    const before = await tip();
    await expect(
      scm.commitChanges(options([{ path: 'apps/new.yaml', content: 'x\n' }])),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        `Branch 'main' of ${repository.owner}/${repository.name} .* is protected .*; allow the account .*, or set changes: pullRequest`,
      ),
    });
    expect(await tip()).toBe(before);
  });

  it('passes on what the host has against a path', async () => {
    await expect(
      scm.commitChanges(
        options([{ path: `apps/${'x'.repeat(500)}`, content: 'x' }]),
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
