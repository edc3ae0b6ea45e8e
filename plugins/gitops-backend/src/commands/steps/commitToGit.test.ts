import { ConflictError } from '@backstage/errors';
import { ApplicationConfig } from '@slipway/cdk8s';
import { CommitChangesOptions, ScmHost } from '@slipway/plugin-gitops-node';
import { GitBench, SHOP, shopWith } from '../__testUtils__/GitBench';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { changeVersion } from '../changeVersion';
import { GitTools } from '../git/GitTools';
import { commitToGit } from './commitToGit';
import { waitUntilLive } from './waitUntilLive';

jest.setTimeout(60_000);

describe('a commit that brings a version', () => {
  let bench: GitBench;
  let shop: ApplicationConfig;
  let context: MemoryStepContext;
  let tests = 0;

  const deploy = (version: string) =>
    new MemoryStepContext({
      name: `${shop.name}-dev`,
      parameters: { version, changes: 'commit' },
    });
  const commit = (c = context, tools: GitTools = bench.tools) =>
    commitToGit(tools, {
      verb: 'deploy',
      change: x => changeVersion(tools, x, String(x.parameters.version)),
    }).run(c);
  /** The tools over a host that does something else for once. */
  const over = (host: Partial<ScmHost>): GitTools => ({
    ...bench.tools,
    git: {
      open: url => {
        const opened = bench.tools.git.open(url);
        const methods = new Proxy(opened.host, {
          get: (target, key) => {
            const own = host[key as keyof ScmHost];
            const value = own ?? target[key as keyof ScmHost];
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
        return { ...opened, host: methods };
      },
    },
  });
  const commits = (path = `config/applications/${shop.name}.ts`) =>
    bench.repository.host.listCommits(bench.repository.ref, 'main', { path });
  const head = () =>
    bench.repository.host.getBranchCommit(bench.repository.ref, 'main');

  beforeAll(async () => {
    bench = await GitBench.start();
  });

  beforeEach(async () => {
    tests += 1;
    shop = { ...SHOP, name: `shop${tests}` };
    await bench.commit(shop);
    context = deploy('1.1.0');
  });

  afterAll(() => bench.stop());

  it('changes one environment, and says who, why, and where it is', async () => {
    const result = await commit();
    const sha = await head();
    const url = `${bench.sandbox.urls.git}/platform/gitops/commit/${sha}`;
    expect(result).toEqual({
      type: 'done',
      output: `Committed ${shop.name} 1.1.0 for dev to main as ${sha?.slice(0, 7)}: ${url}`,
    });
    expect(context.outcome).toMatchObject({ commitSha: sha, commitUrl: url });
    expect(context.outcome).not.toHaveProperty('pullRequestUrl');
    expect(Object.values(context.leftBehind)).toEqual([
      expect.stringContaining(`Git asks for ${shop.name} 1.1.0 in dev`),
    ]);
    const [newest] = await commits();
    expect(newest.message).toBe(
      [
        `Deploy ${shop.name} 1.1.0 to dev`,
        '',
        'fixes the basket',
        '',
        ...context.outcome.warnings!.flatMap(warning => [warning, '']),
        'Requested-by: user:default/jane',
        `Command: ${context.commandId}`,
      ].join('\n'),
    );
    expect(await bench.configText(shop.name)).toContain("tag: '1.1.0'");
    expect(await commits(`dist/${shop.name}-staging`)).toHaveLength(1);
    expect(await bench.pulls(shop.name)).toEqual([]);
    expect(context.memory.historyBefore).toBe(3);
  });

  it('is made once by a backend that was killed before it wrote the commit down', async () => {
    const killed = deploy('1.1.0');
    killed.leaves = async () => {
      throw new Error('Killed');
    };
    await expect(commit(killed)).rejects.toThrow('Killed');
    const ours = await head();
    // Others go on meanwhile, on the very same file too.
    await bench.commit(shopWith('dev', '1.2.0', shop));
    context.memory = killed.memory;
    expect(await commit()).toMatchObject({ type: 'done' });
    expect(context.outcome.commitSha).toBe(ours);
    expect(await commits()).toHaveLength(3);
    expect(await bench.configText(shop.name)).toContain("tag: '1.2.0'");
    // What came later is what Git asks for.
    context.memory = { ...context.memory, lookedAt: 0 };
    expect(await waitUntilLive(bench.tools).run(context)).toMatchObject({
      type: 'cancel',
      reason: expect.stringContaining(`${shop.name} 1.2.0 in dev by now`),
    });
  });

  it('is made once when the answer of the host is lost', async () => {
    const losing = over({
      async commitChanges(options) {
        await bench.repository.host.commitChanges(options);
        throw new Error('socket hang up');
      },
    });
    await expect(commit(context, losing)).rejects.toThrow('socket hang up');
    const ours = await head();
    await bench.commit({ ...SHOP, name: `${shop.name}-other` });
    expect(await commit()).toMatchObject({ type: 'done' });
    expect(context.outcome.commitSha).toBe(ours);
    expect(await commits()).toHaveLength(2);
  });

  it('is found when the request of a killed backend comes through late', async () => {
    const { host } = bench.repository;
    const held: CommitChangesOptions[] = [];
    const holding = over({
      async commitChanges(options) {
        held.push(options);
        throw new Error('Killed');
      },
    });
    await expect(commit(context, holding)).rejects.toThrow('Killed');
    // After the second run has looked for it, and before it reads what Git asks for.
    const late = over({
      async listCommits(...path) {
        const found = await host.listCommits(...path);
        for (const options of held.splice(0)) await host.commitChanges(options);
        return found;
      },
    });
    expect(await commit(context, late)).toMatchObject({ type: 'done' });
    expect(context.outcome.commitSha).toBe(await head());
    expect(await commits()).toHaveLength(2);
  });

  it('is made when the backend was killed before it', async () => {
    const away = over({
      async commitChanges() {
        throw new Error('Killed');
      },
    });
    await expect(commit(context, away)).rejects.toThrow('Killed');
    expect(await commit()).toMatchObject({ type: 'done' });
    expect(context.outcome.commitSha).toBe(await head());
  });

  it('is made anew when somebody changed the same file meanwhile', async () => {
    let isFirst = true;
    const racing = over({
      async commitChanges(options) {
        if (isFirst) {
          isFirst = false;
          await bench.commit({ ...shop, dependencies: { secrets: 'vault' } }, [
            'staging',
          ]);
        }
        return bench.repository.host.commitChanges(options);
      },
    });
    expect(await commit(context, racing)).toMatchObject({
      type: 'again',
      waitsFor: expect.stringContaining('made anew'),
    });
    expect(await commit(context, racing)).toMatchObject({ type: 'done' });
    const text = await bench.configText(shop.name);
    expect(text).toContain("tag: '1.1.0'");
    expect(text).toContain("secrets: 'vault'");
  });

  it('is given up when others are always faster', async () => {
    const overtaken = over({
      async commitChanges() {
        throw new ConflictError('Others were faster');
      },
    });
    context.memory = { commitTries: 8 };
    expect(await commit(context, overtaken)).toMatchObject({ type: 'again' });
    await expect(commit(context, overtaken)).rejects.toThrow(
      'Others were faster',
    );
  });

  it('leaves the choice to people when somebody brought another version meanwhile', async () => {
    let isFirst = true;
    const racing = over({
      async commitChanges(options) {
        if (isFirst) {
          isFirst = false;
          await bench.commit(shopWith('dev', '1.2.0', shop));
        }
        return bench.repository.host.commitChanges(options);
      },
    });
    expect(await commit(context, racing)).toMatchObject({ type: 'again' });
    await expect(commit(context, racing)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Somebody brought ${shop.name} 1.2.0 to dev in Git meanwhile, where it was on 1.0.0. Ask again for 1.1.0 if it is still wanted.`,
    });
    expect(await bench.configText(shop.name)).toContain("tag: '1.2.0'");
  });

  it('is not made when Git asks for the version already', async () => {
    const before = await head();
    expect(await commit(deploy('1.0.0'))).toMatchObject({ type: 'finish' });
    expect(await head()).toBe(before);
  });

  it('is not made once the environment asks for pull requests, but found when it was made before', async () => {
    const now = (changes: 'commit' | 'pullRequest'): GitTools => ({
      ...bench.tools,
      environments: [{ name: 'dev', requireReason: false, match: [], changes }],
    });
    const before = await head();
    await expect(commit(context, now('pullRequest'))).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /not changed by a commit in dev any more.*Ask for 1\.1\.0 again/,
      ),
    });
    expect(await head()).toBe(before);
    expect(await commit(context, now('commit'))).toMatchObject({
      type: 'done',
    });
    expect(await commit(context, now('pullRequest'))).toMatchObject({
      type: 'done',
    });
    expect(await commits()).toHaveLength(2);
  });

  it('is waited for until Argo CD sees it', async () => {
    await commit();
    context.memory = { ...context.memory, lookedAt: 0 };
    expect(await waitUntilLive(bench.tools).run(context)).toMatchObject({
      type: 'again',
      waitsFor: expect.stringMatching(/^It is committed; waits until Argo CD/),
    });
  });

  it('says what to do about a protected branch, and is made once it is allowed', async () => {
    const rule = { rule_name: 'main', enable_push: false };
    expect(await bench.protect(rule)).toBe(201);
    const before = await head();
    await expect(commit()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /^Branch 'main' of platform\/gitops .* is protected .*allow the account .*or set changes: pullRequest for the environment$/,
      ),
    });
    expect(await head()).toBe(before);
    expect(context.leftBehind).toEqual({});
    await bench.unprotect(rule.rule_name);
    expect(await commit()).toMatchObject({ type: 'done' });
  });
});
