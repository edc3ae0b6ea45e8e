import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PushEvent } from './GitHost';
import { startTestHost, TestHost } from './testing/startTestHost';

const run = promisify(execFile);
const ZEROS = '0'.repeat(40);

describe('createGitHost', () => {
  let test: TestHost;
  let work: string;
  const git = (cwd: string, ...args: string[]) =>
    run(
      'git',
      ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args],
      {
        cwd,
        env: { PATH: process.env.PATH, HOME: work, GIT_TERMINAL_PROMPT: '0' },
      },
    );

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'git-host-test-'));
    test = await startTestHost();
    await test.host.ensureRepository({
      owner: 'platform',
      name: 'gitops',
      defaultBranch: 'main',
    });
  });

  afterAll(async () => {
    await test.stop();
    await rm(work, { recursive: true, force: true });
  });

  it('serves clone and takes a push with plain git, and tells the push', async () => {
    const seen: PushEvent[] = [];
    const unsubscribe = test.host.onPush(event => seen.push(event));
    const first = await test.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files: [{ path: 'README.md', content: '# GitOps\n' }],
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      date: new Date('2026-01-02T03:04:05Z'),
    });
    const url = test.host
      .cloneUrl('platform', 'gitops')
      .replace('://', `://x:${test.token}@`);
    await git(work, 'clone', '--quiet', url, 'clone');
    const clone = join(work, 'clone');
    await writeFile(join(clone, 'b.txt'), 'b\n');
    await git(clone, 'add', '-A');
    await git(clone, 'commit', '--quiet', '-m', 'Add b');
    await git(clone, 'push', '--quiet', 'origin', 'main');
    const { stdout } = await git(clone, 'rev-parse', 'HEAD');
    unsubscribe();

    expect(
      await test.host.readFile('platform', 'gitops', 'main', 'b.txt'),
    ).toBe('b\n');
    expect(seen).toEqual([
      {
        owner: 'platform',
        name: 'gitops',
        ref: 'refs/heads/main',
        before: ZEROS,
        after: first,
      },
      {
        owner: 'platform',
        name: 'gitops',
        ref: 'refs/heads/main',
        before: first,
        after: stdout.trim(),
      },
    ]);
  });

  it('refuses an anonymous push', async () => {
    const clone = join(work, 'anonymous');
    await git(
      work,
      'clone',
      '--quiet',
      test.host.cloneUrl('platform', 'gitops'),
      clone,
    );
    await git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Nobody');
    await expect(git(clone, 'push', 'origin', 'main')).rejects.toThrow(
      /Username|Authentication|could not read/i,
    );
  });

  it('gives the same commit for the same files, author and date', async () => {
    const options = {
      owner: 'platform',
      branch: 'main',
      files: [{ path: 'a/b.yaml', content: 'kind: List\n' }],
      message: 'Add a list',
      author: { name: 'Ann', email: 'ann@example.com' },
      date: new Date('2026-01-02T03:04:05Z'),
    };
    await test.host.ensureRepository({ owner: 'platform', name: 'one' });
    await test.host.ensureRepository({ owner: 'platform', name: 'two' });
    const one = await test.host.commitFiles({ ...options, name: 'one' });
    const two = await test.host.commitFiles({ ...options, name: 'two' });
    expect(two).toBe(one);
    expect(await test.host.commitFiles({ ...options, name: 'one' })).toBe(one);
    expect(await test.host.listFiles('platform', 'one', 'main', 'a')).toEqual([
      'a/b.yaml',
    ]);
  });

  it('opens, shows and merges a pull request, and does so once', async () => {
    const made = await test.api('POST', '/repos/platform/gitops/contents', {
      branch: 'main',
      new_branch: 'release/shop',
      message: 'Release shop',
      files: [
        {
          operation: 'create',
          path: 'dist/shop.yaml',
          content: Buffer.from('a: 1\n').toString('base64'),
        },
      ],
    });
    expect(made.status).toBe(201);
    const pull = await test.api('POST', '/repos/platform/gitops/pulls', {
      head: 'release/shop',
      base: 'main',
      title: 'Release shop',
    });
    expect(pull).toMatchObject({
      status: 201,
      body: { number: 1, state: 'open', mergeable: true, changed_files: 1 },
    });
    expect(
      (
        await test.api('POST', '/repos/platform/gitops/pulls', {
          head: 'release/shop',
          base: 'main',
          title: 'Again',
        })
      ).status,
    ).toBe(409);

    const merge = () =>
      test.api('POST', '/repos/platform/gitops/pulls/1/merge', {
        Do: 'merge',
        delete_branch_after_merge: true,
      });
    const answers = await Promise.all([merge(), merge(), merge()]);
    expect(answers.map(answer => answer.status).sort()).toEqual([
      200, 405, 405,
    ]);
    const merged = await test.api('GET', '/repos/platform/gitops/pulls/1');
    const tip = await test.host.resolve('platform', 'gitops', 'main');
    expect(merged.body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: tip,
    });
    expect(
      await test.host.readFile('platform', 'gitops', 'main', 'dist/shop.yaml'),
    ).toBe('a: 1\n');
    expect(
      (await test.api('GET', '/repos/platform/gitops/branches/release%2Fshop'))
        .status,
    ).toBe(404);
  });

  it('keeps everything over a restart', async () => {
    await test.restart();
    const pulls = await test.api(
      'GET',
      '/repos/platform/gitops/pulls?state=all',
    );
    expect(pulls.body).toMatchObject([{ number: 1, merged: true }]);
    expect(
      await test.host.readFile('platform', 'gitops', 'main', 'b.txt'),
    ).toBe('b\n');
  });
});
