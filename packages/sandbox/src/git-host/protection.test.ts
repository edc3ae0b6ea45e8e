import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestHost, TestHost } from './testing/startTestHost';

const run = promisify(execFile);
const G = '/repos/platform/guarded';
const b64 = (text: string) => Buffer.from(text).toString('base64');
const file = (path: string) => ({
  operation: 'create',
  path,
  content: b64('x\n'),
});

describe('a protected branch', () => {
  let test: TestHost;
  let work: string;
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'git-host-protection-'));
    test = await startTestHost();
    const repository = { owner: 'platform', name: 'guarded' };
    await test.host.ensureRepository({ ...repository, defaultBranch: 'main' });
    await test.host.commitFiles({
      ...repository,
      branch: 'main',
      files: [{ path: 'README.md', content: '# Guarded\n' }],
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
    });
    await test.api('POST', `${G}/branch_protections`, {
      rule_name: 'main',
      enable_push: false,
      enable_status_check: true,
      status_check_contexts: ['ci/build'],
    });
  });
  afterAll(async () => {
    await test.stop();
    rmSync(work, { recursive: true, force: true });
  });

  const topic = async (name: string) => {
    await test.api('POST', `${G}/contents`, {
      branch: 'main',
      new_branch: name,
      message: name,
      files: [file(`${name}.txt`)],
    });
    const { body } = await test.api('POST', `${G}/pulls`, {
      head: name,
      base: 'main',
      title: name,
    });
    return body as { number: number; head: { sha: string } };
  };
  const report = (sha: string, state: string) =>
    test.api('POST', `${G}/statuses/${sha}`, { state, context: 'ci/build' });

  it('takes no commit by API and tells so in the branch', async () => {
    const refused = await test.api('POST', `${G}/contents`, {
      branch: 'main',
      message: 'x',
      files: [file('x.txt')],
    });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: 'user cannot commit to repo [user: giteaAdmin]' },
    });
    const { body } = await test.api('GET', `${G}/branches/main`);
    expect(body).toMatchObject({
      protected: true,
      status_check_contexts: ['ci/build'],
      user_can_push: false,
      user_can_merge: true,
      effective_branch_protection_name: 'main',
    });
  });

  it('takes no push by plain git: no commit, no force, no deletion', async () => {
    const clone = join(work, 'clone');
    const git = async (...args: string[]) => {
      const identity = ['-c', 'user.name=Ann', '-c', 'user.email=a@b.example'];
      try {
        const { stdout } = await run('git', [...identity, ...args], {
          cwd: args[0] === 'clone' ? work : clone,
          env: { PATH: process.env.PATH, HOME: work },
        });
        return stdout;
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    };
    const url = test.host
      .cloneUrl('platform', 'guarded')
      .replace('://', `://x:${test.token}@`);
    await git('clone', '--quiet', url, clone);
    writeFileSync(join(clone, 'direct.txt'), 'x\n');
    await git('add', '-A');
    await git('commit', '--quiet', '-m', 'Direct');
    expect(await git('push', 'origin', 'HEAD:main')).toContain(
      'Gitea: Not allowed to push to protected branch main',
    );
    await git('commit', '--quiet', '--amend', '-m', 'Start again');
    await git('reset', '--quiet', '--soft', 'HEAD~1');
    await git('commit', '--quiet', '--amend', '-m', 'Other start');
    expect(await git('push', '--force', 'origin', 'HEAD:main')).toContain(
      'Gitea: branch main is protected from force push',
    );
    expect(await git('push', 'origin', ':main')).toContain(
      'branch main is protected from deletion',
    );
    expect(await git('push', '--quiet', 'origin', 'HEAD:refs/heads/free')).toBe(
      '',
    );
  });

  it('is merged into once its checks have passed', async () => {
    const { number, head } = await topic('checked');
    const merge = () =>
      test.api('POST', `${G}/pulls/${number}/merge`, { Do: 'merge' });
    const reason =
      'not allowed to merge [reason: Not all required status checks successful]';
    expect(await merge()).toMatchObject({
      status: 405,
      body: { message: reason },
    });
    await report(head.sha, 'failure');
    expect(await merge()).toMatchObject({ status: 405 });
    await report(head.sha, 'success');
    expect(await merge()).toMatchObject({ status: 200 });
  });

  it('merges by itself what was asked to wait for the checks, and not what was called off', async () => {
    const later = await topic('later');
    const never = await topic('never');
    for (const { number } of [later, never]) {
      const asked = await test.api('POST', `${G}/pulls/${number}/merge`, {
        Do: 'merge',
        merge_when_checks_succeed: true,
      });
      expect(asked.status).toBe(201);
    }
    const gone = `${G}/pulls/${never.number}/merge`;
    expect((await test.api('DELETE', gone)).status).toBe(204);
    expect((await test.api('DELETE', gone)).status).toBe(404);
    await report(later.head.sha, 'success');
    await report(never.head.sha, 'success');
    const merged = async (number: number) =>
      (await test.api('GET', `${G}/pulls/${number}`)).body as object;
    expect(await merged(later.number)).toMatchObject({ merged: true });
    expect(await merged(never.number)).toMatchObject({ merged: false });
  });
});

describe('a renamed repository', () => {
  it('answers under its old name with where it is now', async () => {
    const test = await startTestHost();
    await test.host.ensureRepository({
      owner: 'platform',
      name: 'old',
      defaultBranch: 'main',
    });
    await test.api('PATCH', '/repos/platform/old', { name: 'new' });
    const headers = { authorization: `token ${test.token}` };
    const moved = await fetch(`${test.url}/api/v1/repos/platform/old/pulls`, {
      headers,
      redirect: 'manual',
    });
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      '/api/v1/repos/platform/new/pulls',
    ]);
    const { body } = await test.api('GET', '/repos/platform/old');
    expect(body).toMatchObject({ name: 'new' });
    const git = await fetch(
      `${test.url}/platform/old.git/info/refs?service=git-upload-pack`,
      { redirect: 'manual' },
    );
    expect(git.headers.get('location')).toBe(
      `${test.url}/platform/new/info/refs?service=git-upload-pack`,
    );
    await test.host.ensureRepository({
      owner: 'platform',
      name: 'old',
      defaultBranch: 'main',
    });
    expect((await test.api('GET', '/repos/platform/old')).body).toMatchObject({
      name: 'old',
    });
    await test.stop();
  });
});

describe('methods that an address does not have', () => {
  it.each([
    ['HEAD', '/version', 'GET'],
    ['OPTIONS', '/repos/platform/gitops', 'DELETE, GET, PATCH'],
    ['PUT', '/version', 'GET'],
    ['HEAD', '/repos/platform/gitops/contents/a/b', 'DELETE, GET, POST, PUT'],
  ])('%s %s is refused and told what there is', async (method, path, allow) => {
    const test = await startTestHost();
    const answer = await fetch(`${test.url}/api/v1${path}`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    await test.stop();
  });
});
