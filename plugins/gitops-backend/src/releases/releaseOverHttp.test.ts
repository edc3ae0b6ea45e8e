import { TestDatabases } from '@backstage/backend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import { queueKind } from './__testUtils__/queueKind';
import { ReleaseBackend } from './__testUtils__/ReleaseBackend';
import { webChart } from './__testUtils__/webChart';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const steps = (command: Command) =>
  Object.fromEntries(command.steps.map(step => [step.name, step]));
const attempts = (command: Command, ...names: readonly string[]) =>
  names.map(name => steps(command)[name].attempts);

describe('a release, by HTTP', () => {
  let backend: ReleaseBackend;

  beforeAll(async () => {
    backend = await ReleaseBackend.start(databases);
  });

  afterAll(() => backend?.stop());

  it('ends at lint before anything is published, and again when it is repeated', async () => {
    await backend.run('lint');
    const chart = await webChart({
      name: 'lint',
      version: '1.1.0',
      templates: {
        'templates/config.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  x: "1"\n  x: "2"\n',
      },
    });
    const failed = await backend.ended(await backend.upload('lint', chart));
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^The chart cannot be released: .*config/),
    });
    expect(failed.leftBehind).toBeUndefined();
    expect(steps(failed).push).toMatchObject({ state: 'skipped', attempts: 0 });
    expect(await backend.isPublished('lint', '1.1.0')).toBe(false);

    const retry = await backend.post(failed, 'retry');
    expect([retry.status, retry.body.retries]).toEqual([202, 1]);
    const again = await backend.ended(failed);
    expect(again.state).toBe('failed');
    expect(attempts(again, 'read', 'lint', 'package')).toEqual([1, 2, 0]);
  });

  it('fails at the push, tells the owners, and goes on from there when it is repeated', async () => {
    await backend.run('push');
    backend.told.length = 0;
    await backend.bench.setFault('chartmuseum', 'unauthorized');
    const chart = await webChart({ name: 'push', version: '1.1.0' });
    const failed = await backend.ended(await backend.upload('push', chart));
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/museum/),
      leftBehind: [
        expect.stringMatching(/^Chart push 1\.1\.0 may be in museum/),
      ],
    });
    expect(steps(failed).push).toMatchObject({ state: 'failed' });
    const early = await backend.post(failed, 'cancel');
    expect([early.status, early.body.error.message]).toEqual([
      409,
      'This release has ended already, as failed.',
    ]);

    await backend.bench.setFault('chartmuseum', 'none');
    expect((await backend.post(failed, 'retry')).status).toBe(202);
    const done = await backend.ended(failed);
    expect(done).toMatchObject({
      state: 'succeeded',
      retries: 1,
      outcome: {
        chart: 'push',
        chartVersion: '1.1.0',
        repository: 'museum',
        revision: '1.1.0',
      },
    });
    expect(attempts(done, 'read', 'lint', 'package', 'push')).toEqual([
      1, 1, 1, 2,
    ]);
    for (const name of ['read', 'lint', 'package']) {
      expect(steps(done)[name].finishedAt).toBe(steps(failed)[name].finishedAt);
    }
    expect(await backend.bench.images('push')).toEqual([
      'ghcr.io/acme/web:1.1.0',
    ]);
    expect(backend.told).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: 'component:default/shop' },
        payload: {
          title: 'Release of push failed',
          severity: 'high',
          description: expect.stringContaining(failed.error!),
        },
      },
      {
        recipients: { type: 'entity', entityRef: 'component:default/shop' },
        payload: {
          title: 'Release of push succeeded',
          severity: 'low',
          description: 'Asked for by user:default/mock: CHG-7',
        },
      },
    ]);
  });

  it('waits for a registry that is away, and the next release waits for it and says so', async () => {
    await backend.run('away');
    await backend.bench.setFault('chartmuseum', 'down');
    const first = await backend.upload(
      'away',
      await webChart({ name: 'away', version: '1.1.0' }),
    );
    const waiting = await backend.until(
      first,
      ({ waitsFor }) => waitsFor !== undefined,
    );
    expect(waiting).toMatchObject({
      state: 'waiting',
      waitsFor: expect.stringMatching(/museum.*tried again by itself, \d of 8/),
    });
    const next = await backend.upload(
      'away',
      await webChart({ name: 'away', version: '1.2.0' }),
    );
    const queued = await backend.until(
      next,
      ({ state }) => state === 'waiting',
    );
    expect(queued.waitsFor).toBe(
      `Waits for the release of away that user:default/mock asked for at ${first.createdAt}.`,
    );
    expect(attempts(queued, 'read')).toEqual([0]);

    await backend.bench.setFault('chartmuseum', 'none');
    const done = await backend.ended(first);
    expect(done.state).toBe('succeeded');
    expect(attempts(done, 'read', 'lint', 'package')).toEqual([1, 1, 1]);
    expect(attempts(done, 'push')[0]).toBeGreaterThan(1);
    const second = await backend.ended(next);
    expect(second).toMatchObject({
      state: 'succeeded',
      outcome: { chartVersion: '1.2.0' },
    });
    // Times of the backend's clock, in RFC 3339: they sort as text.
    expect(steps(second).read.startedAt! >= done.finishedAt!).toBe(true);
    expect(await backend.bench.images('away')).toEqual([
      'ghcr.io/acme/web:1.2.0',
    ]);
  });

  it('is cancelled while it waits for a merge, and closes its pull request only when asked', async () => {
    await backend.bench.publish(
      await webChart({ name: 'merge', version: '1.0.0' }),
    );
    await backend.merge(
      {
        name: 'merge',
        entity: 'component:default/shop',
        namespace: 'merge',
        delivery: {
          type: 'chart',
          repoURL: backend.bench.sandbox.urls.chartmuseum,
          chart: 'merge',
        },
        environments: {
          dev: { destination: 'dev-vcluster', chartVersion: '1.0.0' },
        },
      },
      'merge-dev',
    );
    const release = async (version: string) =>
      backend.until(
        await backend.upload(
          'merge-dev',
          await webChart({ name: 'merge', version }),
        ),
        ({ waitsFor }) => /^Waits for the merge/.test(waitsFor ?? ''),
      );
    const published = (version: string) =>
      `Chart merge ${version} is published in museum.`;

    const kept = await release('1.1.0');
    expect(
      (await backend.post(kept, 'cancel', { reason: 'not today' })).status,
    ).toBe(202);
    const number = kept.outcome!.pullRequestNumber!;
    expect(await backend.ended(kept)).toMatchObject({
      state: 'cancelled',
      error: 'user:default/mock cancelled it: not today.',
      leftBehind: [
        published('1.1.0'),
        expect.stringMatching(
          new RegExp(`^Pull request #${number} .* is open`),
        ),
      ],
    });
    expect(await backend.pullRequestState(number)).toBe('open');

    const closed = await release('1.2.0');
    await backend.post(closed, 'cancel', { closePullRequest: true });
    expect(await backend.ended(closed)).toMatchObject({
      state: 'cancelled',
      leftBehind: [published('1.2.0')],
    });
    expect(
      await backend.pullRequestState(closed.outcome!.pullRequestNumber!),
    ).toBe('closed');
    const retry = await backend.post(closed, 'retry');
    expect([retry.status, retry.body.error.message]).toEqual([
      409,
      'Only a failed command can be tried again, and this release is cancelled.',
    ]);
    expect(await backend.bench.images('merge-dev')).toEqual([
      'ghcr.io/acme/web:1.0.0',
    ]);
  });

  it('fails at the sync, names the object, and syncs anew when it is repeated', async () => {
    await backend.run('sync', { automated: false });
    const chart = await webChart({
      name: 'sync',
      version: '1.1.0',
      templates: {
        'templates/queue.yaml':
          'apiVersion: queues.example.com/v1\nkind: Queue\nmetadata: { name: jobs }\nspec: { size: 3 }\n',
      },
    });
    const failed = await backend.ended(await backend.upload('sync', chart));
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/Queue/),
      leftBehind: expect.arrayContaining([
        'Chart sync 1.1.0 is published in museum.',
        expect.stringMatching(/^sync asks for 1\.1\.0 instead of 1\.0\.0/),
      ]),
    });
    expect(steps(failed)['wait-synced'].state).toBe('failed');

    backend.bench.sandbox.clusters['dev-vcluster'].apply(queueKind);
    await backend.post(failed, 'retry', { reason: 'the kind is there now' });
    const done = await backend.ended(failed);
    expect([done.state, done.error]).toEqual(['succeeded', undefined]);
    expect(
      attempts(done, 'push', 'move', 'wait-free', 'sync', 'wait-synced'),
    ).toEqual([1, 1, 1, 2, 2]);
  });

  it('fails at the health and looks again when it is repeated; is cancelled while it waits for it', async () => {
    await backend.run('health');
    const cluster = backend.bench.sandbox.clusters['dev-vcluster'];
    cluster.setReadinessPaused(true);
    const release = async (version: string, deadlineSeconds?: number) =>
      backend.upload(
        'health',
        await webChart({ name: 'health', version, deadlineSeconds }),
      );
    const failed = await backend.ended(await release('1.1.0', 5));
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^health is Degraded: Deployment\/web/),
      leftBehind: expect.arrayContaining([
        expect.stringMatching(/^health asked for 1\.0\.0 before; roll it back/),
      ]),
    });
    cluster.setReadinessPaused(false);
    await backend.bench.untilHealthy('health');
    await backend.post(failed, 'retry');
    const done = await backend.ended(failed);
    expect([done.state, done.error]).toEqual(['succeeded', undefined]);
    expect(attempts(done, 'sync', 'wait-synced', 'wait-healthy')).toEqual([
      1, 1, 2,
    ]);

    cluster.setReadinessPaused(true);
    const second = await backend.until(await release('1.2.0'), command =>
      /^Progressing/.test(steps(command)['wait-healthy'].output ?? ''),
    );
    await backend.post(second, 'cancel', { reason: 'enough' });
    cluster.setReadinessPaused(false);
    expect(await backend.ended(second)).toMatchObject({
      state: 'cancelled',
      leftBehind: expect.arrayContaining([
        'Chart health 1.2.0 is published in museum.',
        expect.stringMatching(/^health asks for 1\.2\.0 instead of 1\.1\.0/),
      ]),
    });
  });
});
