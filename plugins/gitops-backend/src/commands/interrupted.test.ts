import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationConfig } from '@slipway/cdk8s';
import { defaultTimings } from './CommandTimings';
import { MemoryStepContext } from './__testUtils__/MemoryStepContext';
import { SandboxBench } from './__testUtils__/SandboxBench';
import { rollbackInArgoCd } from './kinds/rollbackInArgoCd';
import { requestSync } from './steps/requestSync';
import { untilHolds } from './__testUtils__/untilHolds';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const APP = 'shop-dev';
const SHOP: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster' } },
};

describe('what is asked of Argo CD when a backend is killed or Argo CD is away', () => {
  let bench: SandboxBench;

  beforeAll(async () => {
    bench = await SandboxBench.start(databases);
    await bench.merge(SHOP);
  });

  beforeEach(async () => {
    await bench.untilHealthy(APP);
    await bench.untilNextSecond(APP);
  });

  afterAll(() => bench.stop());

  const history = async () =>
    (await bench.application(APP)).status!.history!.map(({ id }) => id);

  it('is one sync, although the backend was killed before it could note the answer', async () => {
    const before = await history();
    const step = requestSync({
      clients: bench.clients,
      timings: defaultTimings(),
    });
    const context = new MemoryStepContext({ name: APP, instance: 'sandbox' });
    expect(await step.run(context)).toMatchObject({
      output: 'Accepted by Argo CD',
    });
    // The next run knows nothing of the first one but the command's id.
    const again = new MemoryStepContext({ name: APP, instance: 'sandbox' });
    expect(await step.run(again)).toMatchObject({ output: 'Asked already' });
    await bench.untilHealthy(APP);
    expect(await history()).toHaveLength(before.length + 1);
    expect(await step.run(again)).toMatchObject({ output: 'Asked already' });
  });

  it('is one rollback, although Argo CD keeps no note of who asked', async () => {
    const [first] = await history();
    const context = new MemoryStepContext({
      name: APP,
      instance: 'sandbox',
      parameters: { way: 'argocd', historyId: String(first) },
    });
    const steps = rollbackInArgoCd({
      clients: bench.clients,
      timings: { ...defaultTimings(), ownerMs: 0 },
      ledger: { get: (deployment, id) => bench.entry(deployment.name, id) },
    });
    const run = (name: string) =>
      steps.find(step => step.name === name)!.run(context);
    await run('check');
    await run('hold');
    const before = (await history()).length;
    expect(await run('rollback')).toMatchObject({
      output: 'Accepted by Argo CD',
    });
    expect(await run('rollback')).toMatchObject({ output: 'Asked already' });
    await untilHolds(async () => (await history()).length > before);
    expect(await run('rollback')).toMatchObject({ output: 'Asked already' });
    expect(await history()).toHaveLength(before + 1);
    // Run again after a kill, the hold neither moves its time nor its name.
    const held = (await bench.application(APP)).metadata.annotations;
    await run('hold');
    expect((await bench.application(APP)).metadata.annotations).toEqual(held);
  });

  it('waits for an Argo CD that is away, says so, and goes on when it is back', async () => {
    const service = await bench.replica();
    await bench.setDown('argocd', true);
    const { id } = await service.submit(bench.request('sync', APP));
    await bench.waitingFor(
      service,
      id,
      /^Argo CD 'sandbox' cannot be reached.* It is tried again by itself, 1 of 8\.$/,
    );
    await bench.setDown('argocd', false);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'succeeded',
      steps: expect.arrayContaining([
        expect.objectContaining({ name: 'wait-free', state: 'succeeded' }),
      ]),
    });
  });
});
