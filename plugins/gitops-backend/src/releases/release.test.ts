import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationConfig } from '@slipway/cdk8s';
import { JsonObject } from '@backstage/types';
import { packChart } from '@slipway/sandbox';
import { CommandService } from '../commands/CommandService';
import { SandboxBench } from '../commands/__testUtils__/SandboxBench';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function archive(version: string, tag: string): Promise<string> {
  const bytes = await packChart({
    name: 'web',
    version,
    files: {
      'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:${tag}
`,
    },
  });
  return bytes.toString('base64');
}

describe('release', () => {
  let bench: SandboxBench;
  let service: CommandService;

  beforeEach(async () => {
    bench = await SandboxBench.start(databases);
    service = await bench.replica();
    await bench.publish(Buffer.from(await archive('1.0.0-1', '1'), 'base64'));
  });

  afterEach(() => bench.stop());

  const release = async (
    name: string,
    version: string,
    tag: string,
  ): Promise<string> => {
    const command = await service.submit(
      bench.request('release', name, { archive: await archive(version, tag) }),
    );
    return command.id;
  };

  it('publishes, moves an Application of its own, and follows it until it is healthy; twice, and back', async () => {
    await bench.createChartApplication('web-own', '1.0.0-1');
    await bench.untilHealthy('web-own');
    for (const run of ['2', '3']) {
      const id = await release('web-own', `1.0.0-${run}`, run);
      const command = await bench.ended(service, id);
      expect(command.error).toBeUndefined();
      expect(command).toMatchObject({
        state: 'succeeded',
        outcome: { chartVersion: `1.0.0-${run}`, revision: `1.0.0-${run}` },
      });
      expect(await bench.images('web-own')).toEqual([
        `ghcr.io/acme/web:${run}`,
      ]);
    }
    expect(
      (await bench.application('web-own')).spec.source?.targetRevision,
    ).toBe('1.0.0-3');

    const { status } = await bench.application('web-own');
    const back = status!.history!.find(
      ({ revision }) => revision === '1.0.0-2',
    );
    const rollback = await service.submit(
      bench.request('rollback', 'web-own', {
        way: 'argocd',
        historyId: String(back!.id),
      }),
    );
    expect(await bench.ended(service, rollback.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await bench.images('web-own')).toEqual(['ghcr.io/acme/web:2']);
  });

  it('moves a generated Application by a pull request', async () => {
    const config: ApplicationConfig = {
      name: 'web',
      entity: 'component:default/shop',
      namespace: 'web',
      delivery: {
        type: 'chart',
        repoURL: bench.sandbox.urls.chartmuseum,
        chart: 'web',
      },
      environments: {
        dev: { destination: 'dev-vcluster', chartVersion: '1.0.0-1' },
      },
    };
    await bench.merge(config);
    await bench.untilHealthy('web-dev');
    const id = await release('web-dev', '1.0.0-2', '2');
    await bench.waitingFor(service, id, /^Waits for the merge/);
    const { outcome } = (await service.get(id))!;
    await bench.mergePullRequest(outcome!.pullRequestNumber!);
    const command = await bench.ended(service, id);
    expect(command.error).toBeUndefined();
    expect(command.state).toBe('succeeded');
    expect(await bench.images('web-dev')).toEqual(['ghcr.io/acme/web:2']);
  });

  it('sends nothing for the same content, and refuses other content under the version', async () => {
    await bench.createChartApplication('web-own', '1.0.0-1');
    await bench.untilHealthy('web-own');
    const once = await bench.ended(
      service,
      await release('web-own', '1.0.0-2', '2'),
    );
    expect(once.state).toBe('succeeded');
    const again = await bench.ended(
      service,
      await release('web-own', '1.0.0-2', '2'),
    );
    expect(again.steps.find(({ name }) => name === 'push')?.output).toMatch(
      /already, with the same content/,
    );
    const other = await bench.ended(
      service,
      await release('web-own', '1.0.0-2', 'other'),
    );
    expect(other).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/1\.0\.0-2/),
    });
    expect(await bench.images('web-own')).toEqual(['ghcr.io/acme/web:2']);
    // What failed may be tried again, with the archive that it came with.
    const kept = await bench.knex('commands').whereNotNull('attachment');
    expect(kept.map(({ id }) => id)).toEqual([other.id]);
  });

  it('releases a version that is published already, and publishes none that a range would not see', async () => {
    await bench.createChartApplication('web-own', '1.0.0-1');
    await bench.createChartApplication('web-range', '^1.0.0-0');
    await bench.untilHealthy('web-own');
    await bench.publish(Buffer.from(await archive('1.0.0-2', '2'), 'base64'));
    const published = await service.submit(
      bench.request('release', 'web-own', { version: '1.0.0-2' }),
    );
    expect(await bench.ended(service, published.id)).toMatchObject({
      error: undefined,
      state: 'succeeded',
    });
    expect(await bench.images('web-own')).toEqual(['ghcr.io/acme/web:2']);

    const unseen = await bench.ended(
      service,
      await release('web-range', '2.0.0', '9'),
    );
    expect(unseen.error).toMatch(/does not include 2\.0\.0.*Nothing was pub/);
    const museum = `${bench.sandbox.urls.chartmuseum}/api/charts/web/2.0.0`;
    expect((await fetch(museum)).status).toBe(404);

    const older = await service.submit(
      bench.request('release', 'web-range', { version: '1.0.0-1' }),
    );
    expect(await bench.ended(service, older.id)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(
        /^web-range follows '\^1\.0\.0-0' and runs the newest .* is 1\.0\.0-2\./,
      ),
    });
  });

  it('releases the version of a Git tag, when it is the one of Chart.yaml or wins', async () => {
    await bench.createChartApplication('web-own', '1.0.0-1');
    await bench.untilHealthy('web-own');
    const run = async (parameters: JsonObject) => {
      const { id } = await service.submit(
        bench.request('release', 'web-own', {
          archive: await archive('1.0.0-2', '2'),
          ...parameters,
        }),
      );
      return bench.ended(service, id);
    };
    const refused = await run({ tag: 'v1.0.1' });
    expect(refused).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(
        /"v1\.0\.1" releases version 1\.0\.1, but Chart\.yaml of web has 1\.0\.0-2/,
      ),
    });
    expect(refused.steps[0]).toMatchObject({ name: 'read', attempts: 1 });
    expect(await run({ tag: 'v1.0.1', tagWins: true })).toMatchObject({
      state: 'succeeded',
      outcome: { chartVersion: '1.0.1', revision: '1.0.1' },
    });
  });

  it('refuses a chart of another name, and one for a deployment by manifests', async () => {
    await bench.createChartApplication('web-own', '1.0.0-1');
    const other = await packChart({
      name: 'api',
      version: '1.0.0',
      files: {
        'templates/x.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n',
      },
    });
    const named = await service.submit(
      bench.request('release', 'web-own', {
        archive: other.toString('base64'),
      }),
    );
    expect((await bench.ended(service, named.id)).error).toMatch(
      /called 'api', but web-own runs 'web'/,
    );
    const broken = await service.submit(
      bench.request('release', 'web-own', { archive: 'AAAA' }),
    );
    expect((await bench.ended(service, broken.id)).error).toMatch(
      /archive is cut or is no \.tgz/,
    );
  });
});
