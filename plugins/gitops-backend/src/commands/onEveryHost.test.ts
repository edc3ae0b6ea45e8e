import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationConfig } from '@slipway/cdk8s';
import { CommandService } from './CommandService';
import { SandboxBench } from './__testUtils__/SandboxBench';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const APP = 'shop-dev';
const SHOP: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', image: { tag: '1.0.0' } },
  },
};
const image = (tag: string) => `ghcr.io/acme/shop:${tag}`;

/** How people merge there, and where the pull request is shown. */
const HOSTS = [
  {
    kind: 'github',
    page: '/platform/gitops/pull/',
    merge: (number: number) => ({
      path: `/api/v3/repos/platform/gitops/pulls/${number}/merge`,
      body: { merge_method: 'squash' },
    }),
  },
  {
    kind: 'gitlab',
    page: '/platform/gitops/-/merge_requests/',
    merge: (number: number) => ({
      path: `/api/v4/projects/platform%2Fgitops/merge_requests/${number}/merge`,
      body: {},
    }),
  },
] as const;

describe.each(HOSTS)('commands on $kind', ({ kind, page, merge }) => {
  let bench: SandboxBench;
  let service: CommandService;

  beforeAll(async () => {
    bench = await SandboxBench.start(databases, kind);
    service = await bench.replica();
    await bench.merge(SHOP);
    await bench.untilHealthy(APP);
    await bench.untilNextSecond(APP);
  });
  afterAll(() => bench.stop());

  async function mergeThere(number: number): Promise<void> {
    const { urls, credentials } = bench.sandbox;
    const { path, body } = merge(number);
    const answer = await fetch(`${urls.git}${path}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${credentials.gitea.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }

  it('deploys by a pull request and restores in Git what ran before', async () => {
    const { id } = await service.submit(
      bench.request('deploy', APP, { version: '1.1.0' }),
    );
    const { outcome, error } = await bench.waiting(service, id);
    expect(error).toBeUndefined();
    expect(outcome?.pullRequestUrl).toBe(
      `${bench.sandbox.urls.git}${page}${outcome?.pullRequestNumber}`,
    );
    await mergeThere(outcome!.pullRequestNumber!);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('1.1.0')]);

    const { status } = await bench.application(APP);
    const historyId = String(status!.history![0].id);
    const restore = await service.submit(
      bench.request('rollback', APP, { way: 'git', historyId }),
    );
    const waiting = await bench.waiting(service, restore.id);
    expect(waiting.error).toBeUndefined();
    await mergeThere(waiting.outcome!.pullRequestNumber!);
    expect(await bench.ended(service, restore.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images(APP)).toEqual([image('1.0.0')]);
  });
});
