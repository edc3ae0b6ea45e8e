import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  createChartRegistry,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import {
  createOciRegistry,
  findRegistryPrograms,
  packChart,
  startRegistry,
} from '@slipway/sandbox';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChartRegistries } from '../charts/ChartRegistries';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import { MemoryStepContext } from '../commands/__testUtils__/MemoryStepContext';
import { defaultTimings } from '../commands/CommandTimings';
import { DatabaseCommandService } from '../commands/DatabaseCommandService';
import { DatabaseLocks } from '../locks/DatabaseLocks';
import { TestArgoCd } from '../testing/TestArgoCd';
import { testApplication } from '../testing/testApplication';
import { pushStep } from './pushStep';
import { ReleaseTools } from './ReleaseTools';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** A registry that is pushed to. */
interface Peer {
  readonly title: string;
  start(
    folder: string,
  ): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const peers: readonly Peer[] = [
  {
    title: 'of the sandbox',
    async start(dataDir) {
      const logger = { info() {}, warn() {} };
      const service = createOciRegistry({ dataDir, logger });
      const server = createServer(service.handler).listen(0, '127.0.0.1');
      await new Promise(resolve => server.once('listening', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await service.start(url);
      const close = async () => {
        server.closeAllConnections();
        server.close();
        await service.stop();
      };
      return { url, close };
    },
  },
  ...findRegistryPrograms().map(({ file, version }): Peer => ({
    title: version,
    start: folder => startRegistry({ file, folder }),
  })),
];

describe.each(peers)('pushStep to an OCI registry: $title', peer => {
  const argocd = new TestArgoCd();
  let folder: string;
  let registry: Awaited<ReturnType<Peer['start']>>;
  let clients: ArgoCdClients;
  let tools: ReleaseTools;

  const address = (scheme: string) => registry.url.replace('http', scheme);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'push-'));
    registry = await peer.start(join(folder, 'registry'));
    await argocd.start();
    const config = readGitopsConfig(
      new ConfigReader({
        gitops: {
          argocd: {
            instances: [{ name: 'test', url: argocd.url, token: 'a.b.c' }],
          },
          charts: {
            repositories: [
              {
                name: 'registry',
                type: 'oci',
                url: `${address('oci')}/charts`,
                plainHttp: true,
              },
            ],
          },
        },
      }),
    );
    const knex = await databases.init('SQLITE_3');
    await DatabaseCommandService.create({
      database: mockServices.database({ knex }),
      logger: mockServices.logger.mock(),
      definitions: [],
    });
    clients = new ArgoCdClients({ config });
    tools = {
      clients,
      timings: defaultTimings(),
      locks: new DatabaseLocks({ knex, now: () => new Date() }),
      registries: new ChartRegistries({
        repositories: config.chartRepositories,
        create: createChartRegistry,
      }),
    } as Partial<ReleaseTools> as ReleaseTools;
  });

  afterAll(async () => {
    await clients.close();
    await argocd.stop();
    await registry.close();
    await rm(folder, { recursive: true, force: true });
  });

  const push = async (
    chart: string,
    version: string,
    targetRevision: string,
  ) => {
    const { metadata, status } = testApplication({ name: 'shop' });
    argocd.put({
      metadata,
      status,
      spec: {
        project: 'default',
        source: {
          repoURL: `${address('oci').slice('oci://'.length)}/charts`,
          chart,
          targetRevision,
        },
        destination: { name: 'dev', namespace: 'shop' },
      },
    });
    const context = new MemoryStepContext({ name: 'shop' });
    await context.remember({ repository: 'registry', chart, version });
    await context.attach(
      await packChart({
        name: chart,
        version,
        files: {
          'templates/a.yaml':
            'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
        },
      }),
    );
    const result = pushStep(tools).run(context);
    return { context, result };
  };
  const pushImage = async (name: string) => {
    const at = `${address('http')}/v2/charts/${name}`;
    const config = '{}';
    const digest = `sha256:${createHash('sha256').update(config).digest('hex')}`;
    const started = await fetch(`${at}/blobs/uploads/`, { method: 'POST' });
    const location = new URL(started.headers.get('location')!, at);
    location.searchParams.set('digest', digest);
    await fetch(location, { method: 'PUT', body: config });
    const type = 'application/vnd.oci.image.config.v1+json';
    const answer = await fetch(`${at}/manifests/latest`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/vnd.oci.image.manifest.v1+json',
      },
      body: JSON.stringify({
        schemaVersion: 2,
        config: { mediaType: type, digest, size: config.length },
        layers: [],
      }),
    });
    expect(answer.status).toBe(201);
  };
  const tagsOf = async (chart: string) =>
    (await fetch(`${address('http')}/v2/charts/${chart}/tags/list`)).json();

  it.each([
    ['a "+" that a tag cannot carry', '1.0.1+7', '^1.0.0', /build metadata/],
    [
      'a pre-release that the range does not see',
      '1.1.0-1',
      '^1.0.0',
      /sees no pre-releases/,
    ],
    ['a version outside of the range', '2.0.0', '^1.0.0', /does not include/],
  ])('sends nothing for %s', async (_, version, range, message) => {
    const { result } = await push('unseen', version, range);
    await expect(result).rejects.toThrow(message);
    await expect(result).rejects.toThrow(/Nothing was published\.$/);
    expect(await tagsOf('unseen')).toHaveProperty('errors');
  });

  it('tells that images share the place of the chart', async () => {
    await pushImage('shared');
    const { context, result } = await push('shared', '1.0.0', '^1.0.0');
    expect(await result).toMatchObject({
      type: 'done',
      output: expect.stringMatching(
        /^shared 1\.0\.0 is in registry, sha256:\w+\. .*holds images .*\(tag latest\)/,
      ),
    });
    expect(context.outcome.warnings).toEqual([
      expect.stringMatching(/publish charts below a path of their own/),
    ]);
  });

  it('has nothing to tell of a chart that has its own place', async () => {
    const { context, result } = await push('alone', '1.0.0', '1.0.0');
    expect(await result).toMatchObject({ type: 'done' });
    expect(context.outcome).toMatchObject({ chartVersion: '1.0.0' });
    expect(context.outcome).not.toHaveProperty('warnings');
    expect(await tagsOf('alone')).toMatchObject({ tags: ['1.0.0'] });
  });
});
