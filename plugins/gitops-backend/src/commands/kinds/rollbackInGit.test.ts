import { applicationConfigPath, readApplicationConfig } from '@slipway/cdk8s';
import { LedgerEntry } from '../../ledger/LedgerStore';
import { findDeployedCommit } from '../git/findDeployedCommit';
import { GitBench, SHOP, shopWith } from '../__testUtils__/GitBench';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { rollbackInGit } from './rollbackInGit';

jest.setTimeout(60_000);

describe('restore in Git', () => {
  let bench: GitBench;
  let entries: Record<string, LedgerEntry>;

  afterEach(() => bench.stop());

  async function start(mode: 'cnoe' | 'git') {
    bench = await GitBench.start(mode);
    entries = {};
  }

  function remember(id: string, revision: string, repoURL: string) {
    entries[id] = {
      id,
      deployment: { instance: 'test', namespace: 'argocd', name: 'shop-dev' },
      startedAt: '2026-01-05T08:00:00Z',
      kind: 'sync',
      phase: 'Succeeded',
      version: { label: id, revision, images: [] },
      sources: [{ repoURL, path: '.', targetRevision: 'HEAD' }],
      by: 'automated',
      automated: true,
    };
  }

  function open(historyId: string, changes?: 'commit') {
    const context = new MemoryStepContext({
      name: 'shop-dev',
      parameters: { way: 'git', historyId, ...(changes && { changes }) },
    });
    const steps = rollbackInGit({
      ...bench.tools,
      ledger: { get: async (_, id) => entries[id] },
    });
    const [first] = steps(context.parameters);
    return { context, result: first.run(context) };
  }

  it('finds the state behind a copy of the manifests, and leaves other environments', async () => {
    await start('cnoe');
    const versions = ['1.0.0', '1.1.0', '1.2.0'];
    const commits: string[] = [];
    for (const tag of versions) {
      commits.push(await bench.commit(shopWith('dev', tag)));
      remember(tag, await bench.copy('shop-dev'), bench.copyUrl('shop-dev'));
    }
    await bench.commit(
      {
        ...shopWith('dev', '1.2.0'),
        environments: {
          ...shopWith('dev', '1.2.0').environments,
          staging: { destination: 'staging-vcluster', image: { tag: '7' } },
        },
      },
      ['staging'],
    );
    for (const [i, tag] of versions.entries()) {
      const { version, sources } = entries[tag];
      await expect(
        findDeployedCommit(bench.repository, bench.tools.git, {
          name: 'shop-dev',
          version,
          source: sources[0],
        }),
      ).resolves.toBe(commits[i]);
    }

    const { context, result } = open('1.1.0');
    expect((await result).type).toBe('done');
    const [pull] = await bench.pulls();
    expect(pull.title).toBe('Roll shop back to 1.1.0 in dev');
    expect(pull.body).not.toContain('Not restored to the letter');
    expect(await bench.merge(pull.number)).toBe(200);
    const folder = 'dist/shop-dev/manifests';
    for (const path of await bench.git.listFiles(
      'platform',
      'gitops',
      commits[1],
      folder,
    )) {
      expect(await bench.read(path)).toBe(await bench.read(path, commits[1]));
    }
    const config = readApplicationConfig(
      (await bench.configText()) ?? '',
      applicationConfigPath('shop'),
    );
    expect(config.environments.dev.image?.tag).toBe('1.1.0');
    expect(config.environments.staging.image?.tag).toBe('7');
    expect(context.memory.restoredFrom).toBe(commits[1]);
  });

  it('takes the commit itself where Argo CD reads the repository', async () => {
    await start('git');
    const first = await bench.commit(SHOP);
    await bench.commit(shopWith('dev', '2.0.0'));
    remember('first', first, bench.git.cloneUrl('platform', 'gitops'));
    expect((await open('first').result).type).toBe('done');
    const [pull] = await bench.pulls();
    expect(pull.title).toBe('Roll shop back to 1.0.0 in dev');
  });

  it('says what is not restored because a shared field changed since', async () => {
    await start('git');
    const first = await bench.commit(SHOP);
    await bench.commit({
      ...shopWith('dev', '2.0.0'),
      chart: { type: 'WebService', props: { port: 9090 } },
    });
    remember('first', first, bench.git.cloneUrl('platform', 'gitops'));
    await open('first').result;
    const [pull] = await bench.pulls();
    expect(pull.body).toMatch(
      /Not restored to the letter, because a shared field or the generator changed since: .*Deployment/,
    );
  });

  it('commits where no pull request is asked for, and tells there what a reader has to know', async () => {
    await start('git');
    const first = await bench.commit(SHOP);
    await bench.commit({
      ...shopWith('dev', '2.0.0'),
      chart: { type: 'WebService', props: { port: 9090 } },
    });
    remember('first', first, bench.git.cloneUrl('platform', 'gitops'));
    const { context, result } = open('first', 'commit');
    expect((await result).type).toBe('done');
    expect(await bench.pulls()).toEqual([]);
    expect(await bench.configText()).toContain("tag: '1.0.0'");
    const [newest] = await bench.repository.host.listCommits(
      bench.repository.ref,
      'main',
      { limit: 1 },
    );
    expect(newest.sha).toBe(context.outcome.commitSha);
    expect(newest.message).toMatch(/^Roll shop back to 1\.0\.0 in dev\n/);
    const told = expect.stringMatching(
      /Not restored to the letter, .*Deployment/,
    );
    expect(newest.message).toEqual(told);
    expect(context.outcome.warnings).toContainEqual(told);
  });

  it('says when no commit gives what was deployed', async () => {
    await start('cnoe');
    await bench.commit(SHOP);
    await bench.copy('shop-dev');
    const elsewhere = await bench.git.commitFiles({
      owner: 'giteaAdmin',
      name: 'idpbuilder-localdev-shop-dev-manifests',
      branch: 'main',
      files: [{ path: 'kustomization.yaml', content: 'resources: []\n' }],
      message: 'By hand',
      author: { name: 'Joe', email: 'joe@example.com' },
    });
    remember('odd', elsewhere, bench.copyUrl('shop-dev'));
    await expect(open('odd').result).rejects.toThrow(
      /None of the last 50 commits of .*platform\/gitops that touched shop-dev gives odd/,
    );
    expect(await bench.pulls()).toEqual([]);
  });

  it('says when the ledger has no such entry', async () => {
    await start('git');
    await bench.commit(SHOP);
    await expect(open('nope').result).rejects.toThrow(
      /shop-dev has no history entry 'nope'/,
    );
  });
});
