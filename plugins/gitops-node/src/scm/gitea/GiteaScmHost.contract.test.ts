import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blobSha } from '../planChanges';
import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import {
  ContractHost,
  startSandbox,
  useServer,
} from '../__testUtils__/startContractHost';
import { GiteaScmHost } from './GiteaScmHost';

const {
  GITOPS_CONTRACT_GITEA_URL: realUrl,
  GITOPS_CONTRACT_GITEA_TOKEN: realToken,
} = process.env;
const run = promisify(execFile);
const b64 = (text: string) => Buffer.from(text).toString('base64');

const servers: [string, () => Promise<ContractHost>][] = [
  ['the sandbox', startSandbox],
];
if (realUrl && realToken)
  servers.push([realUrl, async () => useServer(realUrl, realToken)]);

jest.setTimeout(120_000);

describe.each(servers)('GiteaScmHost on %s', (_name, start) => {
  let server: ContractHost;
  let scm: GiteaScmHost;
  let repository: RepositoryRef;
  const path = () => `/repos/${repository.owner}/${repository.name}`;
  const commit = async (files: object[], target: object = {}) => {
    const { status, body } = await server.api('POST', `${path()}/contents`, {
      branch: 'main',
      message: 'By hand',
      files,
      ...target,
    });
    expect(status).toBe(201);
    return (body as { commit: { sha: string } }).commit.sha;
  };
  const create = (file: string, text: string) => ({
    operation: 'create',
    path: file,
    content: b64(text),
  });
  const openPulls = async () =>
    (
      (await server.api('GET', `${path()}/pulls?state=open&limit=50`)).body as {
        number: number;
      }[]
    ).map(pull => pull.number);
  const request = (
    branch: string,
    changes: OpenPullRequestOptions['changes'],
  ): OpenPullRequestOptions => ({
    repository,
    base: 'main',
    branch,
    title: `Deliver ${branch}`,
    body: 'The plan.',
    commitMessage: `Deliver ${branch}`,
    changes,
  });

  beforeAll(async () => {
    server = await start();
    scm = new GiteaScmHost(server.options);
  });
  afterAll(() => server.stop());

  describe('reading', () => {
    let tip: string;

    beforeAll(async () => {
      repository = await server.createRepository('reading');
      await commit(
        Array.from({ length: 1010 }, (_, i) =>
          create(`many/${i}.yaml`, `n: ${i}\n`),
        ),
      );
      tip = await commit([
        create('dist/shop.yaml', 'kind: Application\n'),
        create('dist/shop/ä #%.txt', 'Grüße\n'),
      ]);
      await server.api('POST', `${path()}/branches`, {
        new_branch_name: 'feature/one',
        old_ref_name: 'main',
      });
    });

    it('describes the repository', async () => {
      expect(await scm.getRepository(repository)).toEqual({
        defaultBranch: 'main',
        webUrl: `${server.options.baseUrl}/${repository.owner}/${repository.name}`,
        empty: false,
      });
    });

    it('names what is not there', async () => {
      const missing = { ...repository, name: 'missing' };
      const refusal = {
        name: 'NotFoundError',
        message: expect.stringContaining(`${repository.owner}/missing`),
      };
      await expect(scm.getRepository(missing)).rejects.toMatchObject(refusal);
      await expect(scm.getBranchCommit(missing, 'main')).rejects.toMatchObject(
        refusal,
      );
      await expect(
        scm.readFile(missing, 'main', 'a.txt'),
      ).rejects.toMatchObject(refusal);
      await expect(scm.listFiles(repository, 'missing')).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining('missing'),
      });
      await expect(scm.getPullRequest(repository, 999)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining('999'),
      });
    });

    it('finds the tip of a branch, also with a slash in its name', async () => {
      expect(await scm.getBranchCommit(repository, 'main')).toBe(tip);
      expect(await scm.getBranchCommit(repository, 'feature/one')).toBe(tip);
      expect(
        await scm.getBranchCommit(repository, 'nothing/here'),
      ).toBeUndefined();
    });

    it('lists all files over all pages, with their sha and size', async () => {
      const all = await scm.listFiles(repository, 'feature/one');
      expect(all).toHaveLength(1013);
      expect(await scm.listFiles(repository, tip, 'dist/')).toEqual([
        {
          path: 'dist/shop.yaml',
          sha: blobSha(Buffer.from('kind: Application\n')),
          size: 18,
        },
        {
          path: 'dist/shop/ä #%.txt',
          sha: blobSha(Buffer.from('Grüße\n')),
          size: 8,
        },
      ]);
    });

    it('reads files by branch and by commit', async () => {
      expect(
        await scm.readFile(repository, 'feature/one', 'dist/shop/ä #%.txt'),
      ).toBe('Grüße\n');
      expect(await scm.readFile(repository, tip, 'dist/shop.yaml')).toBe(
        'kind: Application\n',
      );
      expect(
        await scm.readFile(repository, 'main', 'dist/missing.yaml'),
      ).toBeUndefined();
    });

    it('gives the tree shas that git gives', async () => {
      const work = await mkdtemp(join(tmpdir(), 'scm-contract-'));
      try {
        await run('git', [
          'clone',
          '--quiet',
          '--bare',
          server.cloneUrl(repository),
          work,
        ]);
        const shaOf = async (name: string) =>
          (await run('git', ['-C', work, 'rev-parse', name])).stdout.trim();
        expect(await scm.getTreeSha(repository, 'main', 'dist/shop')).toBe(
          await shaOf('main:dist/shop'),
        );
        expect(await scm.getTreeSha(repository, 'main', '')).toBe(
          await shaOf('main^{tree}'),
        );
        expect(
          await scm.getTreeSha(repository, 'main', 'missing'),
        ).toBeUndefined();
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    });

    it('lists the commits of a path, newest first', async () => {
      const commits = await scm.listCommits(repository, 'main', {
        path: 'dist/shop.yaml',
      });
      expect(commits).toMatchObject([
        { sha: tip, message: 'By hand', url: scm.commitUrl(repository, tip) },
      ]);
      expect(
        await scm.listCommits(repository, 'main', { limit: 2 }),
      ).toHaveLength(2);
      expect(
        await scm.listCommits(repository, 'main', { path: 'missing.yaml' }),
      ).toEqual([]);
      await expect(
        scm.listCommits(repository, 'missing', { path: 'x' }),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  });

  describe('pull requests', () => {
    beforeAll(async () => {
      repository = await server.createRepository('pulls');
      await commit([
        create('config/a.ts', 'one\n'),
        create('config/b.ts', 'old\n'),
      ]);
    });

    it('opens one with one commit, and finds it again', async () => {
      const options = request('slipway/shop', [
        { path: 'config/a.ts', content: 'two\n' },
        { path: 'dist/new.yaml', content: 'n: 1\n' },
        { path: 'config/b.ts' },
      ]);
      const opened = await scm.openPullRequest(options);
      expect(opened).toMatchObject({
        state: 'open',
        created: true,
        branch: 'slipway/shop',
        url: `${server.options.baseUrl}/${repository.owner}/${repository.name}/pulls/${opened.number}`,
      });
      expect(opened.headSha).toBe(
        await scm.getBranchCommit(repository, 'slipway/shop'),
      );

      const again = await scm.openPullRequest(options);
      expect(again).toMatchObject({
        number: opened.number,
        created: false,
        headSha: opened.headSha,
      });
      expect(await openPulls()).toEqual([opened.number]);
    });

    it('brings an open one to other content, and takes back what is no longer in it', async () => {
      const before = (await openPulls())[0];
      const updated = await scm.openPullRequest({
        ...request('slipway/shop', [
          { path: 'config/a.ts', content: 'three\n' },
        ]),
        title: 'Other title',
      });
      expect(updated).toMatchObject({ number: before, created: false });
      expect(
        await scm.readFile(repository, 'slipway/shop', 'config/a.ts'),
      ).toBe('three\n');
      expect(
        await scm.readFile(repository, 'slipway/shop', 'config/b.ts'),
      ).toBe('old\n');
      expect(
        await scm.readFile(repository, 'slipway/shop', 'dist/new.yaml'),
      ).toBeUndefined();
      expect(
        (await server.api('GET', `${path()}/pulls/${before}`)).body,
      ).toMatchObject({ title: 'Other title', changed_files: 1 });
    });

    it('leaves one when four ask at once', async () => {
      const options = request('slipway/at-once', [
        { path: 'at-once.yaml', content: 'n: 1\n' },
      ]);
      const before = await openPulls();
      const opened = await Promise.all(
        [1, 2, 3, 4].map(() => scm.openPullRequest(options)),
      );
      expect(new Set(opened.map(pull => pull.number)).size).toBe(1);
      expect(
        (await openPulls()).filter(number => !before.includes(number)),
      ).toEqual([opened[0].number]);
    });

    it('says that there is nothing to change, and leaves no branch', async () => {
      await expect(
        scm.openPullRequest(
          request('slipway/same', [{ path: 'config/b.ts', content: 'old\n' }]),
        ),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('Nothing to change'),
      });
      expect(
        await scm.getBranchCommit(repository, 'slipway/same'),
      ).toBeUndefined();
    });

    it('keeps off a branch that holds the work of others', async () => {
      await commit([create('theirs.txt', 'x\n')], { new_branch: 'theirs' });
      await expect(
        scm.openPullRequest(
          request('theirs', [{ path: 'ours.txt', content: 'x\n' }]),
        ),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining("'theirs'"),
      });
    });

    it('undoes nothing that came after the changes were made', async () => {
      const madeFrom = await commit([create('list.txt', 'one\n')]);
      const beside = await commit([create('beside.txt', 'x\n')]);
      const changes = [{ path: 'list.txt', content: 'one\ntwo\n' }];
      expect(beside).not.toBe(madeFrom);
      expect(
        await scm.openPullRequest({
          ...request('slipway/beside', changes),
          madeFrom,
        }),
      ).toMatchObject({ created: true });

      await commit([
        {
          operation: 'update',
          path: 'list.txt',
          content: b64('one\nthree\n'),
          sha: blobSha(Buffer.from('one\n')),
        },
      ]);
      await expect(
        scm.openPullRequest({
          ...request('slipway/outdated', changes),
          madeFrom,
        }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          `another list.txt since ${madeFrom.slice(0, 7)}.*run it again`,
        ),
      });
      expect(
        await scm.getBranchCommit(repository, 'slipway/outdated'),
      ).toBeUndefined();
    });

    it('goes on with a branch that an earlier call left without a pull request', async () => {
      const left = await commit([create('left.txt', 'x\n')], {
        new_branch: 'slipway/left',
      });
      const opened = await scm.openPullRequest(
        request('slipway/left', [{ path: 'left.txt', content: 'x\n' }]),
      );
      expect(opened).toMatchObject({ created: true, headSha: left });
    });

    it('tells a merge with its commit, and uses the branch name again afterwards', async () => {
      const first = await scm.openPullRequest(
        request('slipway/again', [{ path: 'again.txt', content: '1\n' }]),
      );
      expect((await mergeSettled(first.number)).status).toBe(200);
      expect(await scm.getPullRequest(repository, first.number)).toMatchObject({
        state: 'merged',
        mergeCommitSha: await scm.getBranchCommit(repository, 'main'),
      });
      const second = await scm.openPullRequest(
        request('slipway/again', [{ path: 'again.txt', content: '2\n' }]),
      );
      expect(second).toMatchObject({ created: true, state: 'open' });
      expect(second.number).not.toBe(first.number);
    });

    it('tells a conflict', async () => {
      const options = request('slipway/conflict', [
        { path: 'shared.txt', content: 'ours\n' },
      ]);
      const { number } = await scm.openPullRequest(options);
      await commit([create('shared.txt', 'theirs\n')]);
      expect(await scm.getPullRequest(repository, number)).toMatchObject({
        state: 'open',
        conflict: true,
      });
      await expect(
        scm.openPullRequest({
          ...options,
          changes: [{ path: 'shared.txt', content: 'other\n' }],
        }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`#${number}`),
      });
    });

    it('names a base branch that is not there', async () => {
      await expect(
        scm.openPullRequest({
          ...request('slipway/x', [{ path: 'x', content: 'x' }]),
          base: 'missing',
        }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining("'missing'"),
      });
    });
  });

  it('never passes our bad credentials on as the caller’s', async () => {
    const stranger = new GiteaScmHost({
      ...server.options,
      password: '0'.repeat(40),
    });
    await expect(stranger.getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(server.options.host),
    });
  });

  /** A real server checks a pull request in the background; until then a merge is 405. */
  async function mergeSettled(number: number) {
    for (let attempt = 1; ; attempt++) {
      const answer = await server.api(
        'POST',
        `${path()}/pulls/${number}/merge`,
        { Do: 'merge' },
      );
      if (answer.status !== 405 || attempt === 20) return answer;
      await scm.getPullRequest(repository, number);
    }
  }
});
