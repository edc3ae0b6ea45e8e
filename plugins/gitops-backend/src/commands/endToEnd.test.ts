import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationConfig } from '@slipway/cdk8s';
import { readHold } from '../mappers/readHold';
import { CommandService } from './CommandService';
import { SandboxBench } from './__testUtils__/SandboxBench';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const APP = 'shop-dev';
const shop = (tag: string): ApplicationConfig => ({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster', image: { tag } } },
});
const image = (tag: string) => `ghcr.io/acme/shop:${tag}`;

describe('commands over the sandbox', () => {
  let bench: SandboxBench;
  let service: CommandService;

  beforeEach(async () => {
    bench = await SandboxBench.start(databases);
    service = await bench.replica();
    await bench.merge(shop('1.0.0'));
    await bench.untilHealthy(APP);
    // So that no operation of the setup shares its second with one of a test.
    await bench.untilNextSecond(APP);
  });

  afterEach(() => bench.stop());

  async function deploy(version: string) {
    const { id } = await service.submit(
      bench.request('deploy', APP, { version }),
    );
    const waiting = await bench.waiting(service, id);
    await bench.mergePullRequest(waiting.outcome!.pullRequestNumber!);
    return bench.ended(service, id);
  }

  it('deploys by a pull request, restores in Git, rolls back in Argo CD and resumes', async () => {
    const first = await deploy('1.1.0');
    expect(first).toMatchObject({ state: 'succeeded', kind: 'deploy' });
    expect(first.steps.map(({ name, state }) => [name, state])).toEqual([
      ['open-pull-request', 'succeeded'],
      ['wait-merged', 'succeeded'],
      ['wait-synced', 'succeeded'],
      ['wait-healthy', 'succeeded'],
    ]);
    expect(await bench.images(APP)).toEqual([image('1.1.0')]);

    // The first deployment, by what the ledger knows of it.
    const { status } = await bench.application(APP);
    const historyId = String(status!.history![0].id);
    const restore = await service.submit(
      bench.request('rollback', APP, { way: 'git', historyId }),
    );
    const waiting = await bench.waiting(service, restore.id);
    expect(waiting.error).toBeUndefined();
    await bench.mergePullRequest(waiting.outcome!.pullRequestNumber!);
    expect(await bench.ended(service, restore.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('1.0.0')]);

    // The same way back to 1.1.0, this time without Git.
    const now = (await bench.application(APP)).status!.history!;
    const back = now[now.length - 2];
    const rollback = await service.submit(
      bench.request('rollback', APP, {
        way: 'argocd',
        historyId: String(back.id),
      }),
    );
    const rolled = await bench.ended(service, rollback.id);
    expect(rolled.error).toBeUndefined();
    expect(rolled.state).toBe('succeeded');
    const held = await bench.application(APP);
    expect(held.status?.summary?.images).toEqual([image('1.1.0')]);
    expect(held.status?.sync?.status).toBe('OutOfSync');
    expect(readHold(held, new Date())).toMatchObject({
      by: 'user:default/jane',
      reason: 'a reason',
    });
    expect(
      await service.commandFor({
        ...rollback,
        instance: 'sandbox',
        namespace: 'argocd',
        name: APP,
        startedAt: held.status!.operationState!.startedAt,
        kind: 'rollback',
      }),
    ).toMatchObject({ commandId: rollback.id, actor: 'user:default/jane' });

    const resume = await service.submit(bench.request('resume', APP));
    expect((await bench.ended(service, resume.id)).state).toBe('succeeded');
    const healthy = await bench.untilHealthy(APP);
    expect(healthy.status?.summary?.images).toEqual([image('1.0.0')]);
    expect(readHold(healthy, new Date())).toBeUndefined();
    expect(healthy.spec.syncPolicy?.automated).not.toHaveProperty('enabled');
  });

  it('promotes a version, and says where it was healthy', async () => {
    const { id } = await service.submit(
      bench.request('promote', APP, {
        from: 'sandbox:argocd:shop-qa',
        version: '1.1.0',
        fromEnvironment: 'qa',
      }),
    );
    const { outcome } = await bench.waiting(service, id);
    const pull = await bench.pullRequest(outcome!.pullRequestNumber!);
    expect(pull.title).toBe('Promote shop 1.1.0 to dev');
    expect(pull.body).toContain(
      '> 1.1.0 was Healthy in qa when this was asked for.',
    );
    await bench.mergePullRequest(outcome!.pullRequestNumber!);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('1.1.0')]);
  });

  it('syncs with who and why, and ends a dry run without a change', async () => {
    const before = (await bench.application(APP)).status!.history!.length;
    const dry = await service.submit(
      bench.request('sync', APP, { dryRun: true }),
    );
    const dryEnd = await bench.ended(service, dry.id);
    expect(dryEnd).toMatchObject({ state: 'succeeded' });
    expect((await bench.application(APP)).status!.history).toHaveLength(before);

    await bench.untilNextSecond(APP);
    const { id } = await service.submit(bench.request('sync', APP));
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
    });
    const { status } = await bench.application(APP);
    expect(status!.history).toHaveLength(before + 1);
    expect(status!.operationState!.operation!.info).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: 'user:default/jane' }),
        expect.objectContaining({ value: 'a reason' }),
        expect.objectContaining({ value: id }),
      ]),
    );
  });

  it('holds and says so', async () => {
    const hold = await service.submit(
      bench.request('hold', APP, { until: '2030-01-01T00:00:00Z' }),
    );
    expect(await bench.ended(service, hold.id)).toMatchObject({
      state: 'succeeded',
    });
    const until = readHold(await bench.application(APP), new Date())?.until;
    expect(until).toBe('2030-01-01T00:00:00Z');
  });

  it('says that a merged version waits for a hold, and goes on when it ends', async () => {
    const hold = await service.submit(bench.request('hold', APP));
    await bench.ended(service, hold.id);
    const { id } = await service.submit(
      bench.request('deploy', APP, { version: '2.0.0' }),
    );
    const waiting = await bench.waiting(service, id);
    await bench.mergePullRequest(waiting.outcome!.pullRequestNumber!);
    await bench.waitingFor(service, id, /auto-sync of shop-dev is off/);
    const resume = await service.submit(bench.request('resume', APP));
    await bench.ended(service, resume.id);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('2.0.0')]);
  });

  it('ends what runs, and the command that waits for it', async () => {
    const { id } = await service.submit(
      bench.request('deploy', APP, { version: '3.0.0-slow' }),
    );
    const waiting = await bench.waiting(service, id);
    await bench.mergePullRequest(waiting.outcome!.pullRequestNumber!);
    await bench.untilRunning(APP);
    const sync = await service.submit(bench.request('sync', APP));
    await bench.waitingFor(service, sync.id, /operation by automated/);
    const terminate = await service.submit(bench.request('terminate', APP));
    expect(await bench.ended(service, terminate.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.ended(service, sync.id)).toMatchObject({
      state: 'cancelled',
    });
    expect((await bench.ended(service, id)).error).toMatch(/was terminated/);
  });

  it('goes on in another replica, and asks Argo CD once', async () => {
    const { id } = await service.submit(
      bench.request('deploy', APP, { version: '1.4.0' }),
    );
    const waiting = await bench.waiting(service, id);
    await service.stop();
    service = await bench.replica();
    await bench.mergePullRequest(waiting.outcome!.pullRequestNumber!);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('1.4.0')]);
  });

  it('keeps secrets out of rows and logs', async () => {
    await deploy('1.1.0');
    const bad = await service.submit(
      bench.request('deploy', APP, { version: 'no tag' }),
    );
    await bench.ended(service, bad.id);
    const text = [
      JSON.stringify(await bench.knex('commands').select()),
      JSON.stringify(await bench.knex('command_steps').select()),
      ...bench.logged,
    ].join('\n');
    expect(text).toContain('is no image tag');
    for (const secret of bench.secrets) expect(text).not.toContain(secret);
  });
});
