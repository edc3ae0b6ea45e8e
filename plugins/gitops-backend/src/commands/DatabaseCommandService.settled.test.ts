import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { QueueBench } from './__testUtils__/QueueBench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const { request, step } = QueueBench;
const from = 'sandbox:argocd:shop-dev';

describe('what a command settles when it is accepted', () => {
  it('is not asked for again by a repeated request', async () => {
    const bench = new QueueBench(await databases.init('SQLITE_3'));
    const steps = jest.fn(() => [step('one')]);
    const service = await bench.start(
      {},
      { definitions: [{ kind: 'promote', steps }] },
    );
    const read = jest.fn().mockResolvedValueOnce({ version: '1.1.0' });
    const ask = (parameters: JsonObject, idempotencyKey = 'click-0003') =>
      service.submit({
        ...request,
        kind: 'promote',
        idempotencyKey,
        parameters,
        settled: { names: ['version'], read },
      });
    const { id } = await ask({ from });
    expect(steps).toHaveBeenCalledWith({ from, version: '1.1.0' });
    // What runs there by now cannot be promoted; the first request was accepted all the same.
    read.mockRejectedValue(new Error('It is Degraded'));
    expect(await ask({ from })).toMatchObject({ id });
    expect(await ask({ from, version: '1.1.0' })).toMatchObject({ id });
    await expect(ask({ from, version: '1.2.0' })).rejects.toThrow(
      /'click-0003' was used for the promote/,
    );
    await expect(ask({ from: 'sandbox:argocd:shop-qa' })).rejects.toThrow(
      /'click-0003' was used for the promote/,
    );
    await expect(ask({ from }, 'click-0004')).rejects.toThrow('It is Degraded');
    await bench.stop();
  });
});
