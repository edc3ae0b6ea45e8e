import { ApplicationConfig } from '@slipway/cdk8s';
import { changeVersion } from '../changeVersion';
import { GitBench, SHOP, shopWith } from '../__testUtils__/GitBench';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { testApplication } from '../../testing/testApplication';
import { ChangePlan } from '../git/ChangePlan';
import { openPullRequest } from './openPullRequest';
import { waitForMerge } from './waitForMerge';
import { waitUntilLive } from './waitUntilLive';

jest.setTimeout(60_000);

describe('a pull request that brings a version', () => {
  let bench: GitBench;
  let plan: ChangePlan;
  let context: MemoryStepContext;
  let shop: ApplicationConfig;
  let tests = 0;

  const deploy = (version: string, name = `${shop.name}-dev`) =>
    new MemoryStepContext({ name, parameters: { version } });

  beforeAll(async () => {
    bench = await GitBench.start();
  });

  beforeEach(async () => {
    tests += 1;
    shop = { ...SHOP, name: `shop${tests}` };
    await bench.commit(shop);
    plan = {
      verb: 'deploy',
      change: c => changeVersion(bench.tools, c, String(c.parameters.version)),
    };
    context = deploy('1.1.0');
  });

  afterAll(() => bench.stop());

  const open = (c = context) => openPullRequest(bench.tools, plan).run(c);
  const wait = (c = context) => waitForMerge(bench.tools, plan).run(c);

  it('changes one environment, says who, why and in which order, and is opened once', async () => {
    const first = await open();
    expect(first.type).toBe('done');
    expect((await open()).type).toBe('done');
    const pulls = await bench.pulls(shop.name);
    expect(pulls).toHaveLength(1);
    expect(pulls[0].title).toBe(`Deploy ${shop.name} 1.1.0 to dev`);
    expect(pulls[0].body).toContain('user:default/jane');
    expect(pulls[0].body).toContain('fixes the basket');
    expect(pulls[0].body).toContain(`Deployment \`${shop.name}-dev\``);
    const files = await bench.files(pulls[0].number);
    expect(files).toContain(`config/applications/${shop.name}.ts`);
    expect(files.filter(path => path.includes('staging'))).toEqual([]);
    expect(
      files.filter(path => path.startsWith(`dist/${shop.name}-dev`)),
    ).not.toEqual([]);
    expect(context.outcome.pullRequestNumber).toBe(pulls[0].number);
    expect(Object.values(context.leftBehind)).toEqual([
      expect.stringContaining(`Pull request #${pulls[0].number}`),
    ]);
  });

  it('is waited for until it is merged', async () => {
    await open();
    const number = context.outcome.pullRequestNumber!;
    expect(await wait()).toMatchObject({
      type: 'again',
      waitsFor: `Waits for the merge of pull request #${number}.`,
    });
    expect(await bench.merge(number)).toBe(200);
    expect(await wait()).toMatchObject({ type: 'done' });
    expect(await bench.configText(shop.name)).toContain("tag: '1.1.0'");
    expect(context.leftBehind).toEqual({});
    // The number in Argo CD's history before the merge: what comes after it may be what was merged.
    expect(context.memory.historyBefore).toBe(3);
    expect(context.memory.runs).toBe('ghcr.io/acme/shop:1.1.0');
  });

  it('is not waited for when a later merge brings another version', async () => {
    await open();
    await bench.merge(context.outcome.pullRequestNumber!);
    await wait();
    const live = () => {
      context.memory = { ...context.memory, lookedAt: 0 };
      return waitUntilLive(bench.tools).run(context);
    };
    expect(await live()).toMatchObject({
      type: 'again',
      waitsFor: expect.stringMatching(/^It is merged; waits until Argo CD/),
    });
    await bench.commit(shopWith('dev', '1.2.0', shop), ['dev']);
    expect(await live()).toEqual({
      type: 'cancel',
      reason: `Git asks for ${shop.name} 1.2.0 in dev by now, so 1.1.0 is not waited for any more.`,
    });
  });

  it('leaves the config of another entity alone', async () => {
    await bench.commit({ ...shop, entity: 'component:default/payments' });
    await expect(open()).rejects.toThrow(
      `config/applications/${shop.name}.ts belongs to component:default/payments, not to component:default/shop. Act on it there.`,
    );
    expect(await bench.pulls(shop.name)).toEqual([]);
  });

  it('ends the command when it is closed', async () => {
    await open();
    await bench.close(context.outcome.pullRequestNumber!);
    expect(await wait()).toEqual({
      type: 'cancel',
      reason: `Pull request #${context.outcome.pullRequestNumber} was closed without a merge.`,
    });
  });

  it('is brought up to date when the config changed elsewhere, and can be merged', async () => {
    await open();
    await bench.commit({ ...shop, dependencies: { secrets: 'vault' } }, [
      'staging',
    ]);
    expect(await wait()).toMatchObject({
      type: 'again',
      waitsFor: expect.stringMatching(/^Waits for the merge/),
    });
    expect(await bench.pulls(shop.name)).toHaveLength(1);
    expect(await bench.merge(context.outcome.pullRequestNumber!)).toBe(200);
    const text = await bench.configText(shop.name);
    expect(text).toContain("tag: '1.1.0'");
    expect(text).toContain("secrets: 'vault'");
  });

  it('says that it conflicts when somebody changed the lines beside it', async () => {
    await open();
    await bench.commit(shopWith('staging', '1.0.5', shop));
    const number = context.outcome.pullRequestNumber;
    const sentence = `Pull request #${number} conflicts with main. Solve the conflict there, or close it and ask again.`;
    expect(await wait()).toMatchObject({ type: 'again', waitsFor: sentence });
    expect(await wait()).toMatchObject({ type: 'again', waitsFor: sentence });
    expect(await bench.merge(number!)).not.toBe(200);
    expect(await bench.configText(shop.name)).toContain("tag: '1.0.5'");
  });

  it('leaves the choice to people when somebody brought another version', async () => {
    await open();
    await bench.commit(shopWith('dev', '1.2.0', shop));
    const number = context.outcome.pullRequestNumber;
    expect(await wait()).toMatchObject({
      type: 'again',
      waitsFor: `Pull request #${number} conflicts: somebody brought ${shop.name} 1.2.0 to dev since it was opened on 1.0.0. Close it, and ask again for 1.1.0 if it is still wanted.`,
    });
  });

  it('is not opened when Git asks for the version already', async () => {
    expect(await open(deploy('1.0.0'))).toMatchObject({ type: 'finish' });
    expect(await bench.pulls(shop.name)).toEqual([]);
  });

  it.each([
    ['1.1.0 rc', /'1\.1\.0 rc' is no image tag/],
    ['latest', /'latest' can mean another image tomorrow/],
  ])('is not opened for %s', async (version, message) => {
    await expect(open(deploy(version))).rejects.toThrow(message);
    expect(await bench.pulls(shop.name)).toEqual([]);
  });

  it('is not opened for an Application that the generator did not make', async () => {
    bench.argocd.put(testApplication({ name: 'legacy' }));
    await expect(open(deploy('1.1.0', 'legacy'))).rejects.toThrow(
      /^legacy was not made by the generator/,
    );
  });

  it('says which file is missing', async () => {
    bench.show({ ...SHOP, name: 'cart' }, 'dev');
    await expect(open(deploy('1.1.0', 'cart-dev'))).rejects.toThrow(
      /platform\/gitops has no config\/applications\/cart\.ts/,
    );
  });

  it('leaves nothing half-written when the Git host is away, and is waited for', async () => {
    await open();
    await bench.setGitDown(true);
    await expect(open(deploy('1.3.0'))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(await wait()).toMatchObject({
      type: 'again',
      waitsFor: expect.stringMatching(/looked at again by itself/),
    });
    await bench.setGitDown(false);
    expect(await bench.pulls(shop.name)).toHaveLength(1);
    expect(await wait()).toMatchObject({
      waitsFor: expect.stringMatching(/^Waits for the merge/),
    });
  });
});
