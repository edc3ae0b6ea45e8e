import { mockCredentials, TestBackend } from '@backstage/backend-test-utils';
import { createChartMuseum, packChart } from '@slipway/sandbox';
import { createServer, Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { TestArgoCd } from './testing/TestArgoCd';
import { testApplication } from './testing/testApplication';
import { until } from './testing/until';

jest.setTimeout(60_000);

const SHOP = '/api/gitops/v1/entities/component/default/shop';
const logger = { info() {}, warn() {} };

const chart = (name: string, version: string, text = 'a') =>
  packChart({
    name,
    version,
    files: {
      'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { text: ${text} }\n`,
    },
  });

describe('the charts of an entity', () => {
  const argocd = new TestArgoCd();
  let museum: Server;
  let folder: string;
  let backend: TestBackend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'charts-'));
    const service = createChartMuseum({ dataDir: folder, logger });
    museum = createServer(service.handler).listen(0, '127.0.0.1');
    await new Promise(resolve => museum.once('listening', resolve));
    const url = `http://127.0.0.1:${(museum.address() as AddressInfo).port}`;
    await service.start(url);
    const runs = (name: string, of: string, entity: string) => {
      const { metadata, spec, status } = testApplication({ name, entity });
      const source = { repoURL: url, chart: of, targetRevision: '1.0.0' };
      argocd.put({
        metadata,
        spec: { ...spec, source },
        status: {
          ...status,
          history: [{ ...status!.history![0], source, revision: '1.0.0' }],
        },
      });
    };
    runs('shop-dev', 'web', 'component:default/shop');
    runs('pay-dev', 'payments', 'component:default/payments');
    await argocd.start();
    backend = await startPlugin({
      url: argocd.url,
      entities: [
        testComponent('shop', 'user:default/mock', {}),
        testComponent('payments', 'group:default/payments', {}),
      ],
      gitops: {
        charts: {
          repositories: [{ name: 'museum', type: 'chartmuseum', url }],
        },
        ci: [{ subject: 'ci-shop', entities: ['component:default/shop'] }],
      },
    });
    await until(async () => {
      const { body } = await request(backend.server).get(`${SHOP}/deployments`);
      return body.setup === 'ready';
    });
  });

  afterAll(async () => {
    await backend.stop();
    await argocd.stop();
    museum.closeAllConnections();
    museum.close();
    await rm(folder, { recursive: true, force: true });
  });

  const upload = (archive: Buffer, path = SHOP) =>
    request(backend.server)
      .post(`${path}/charts`)
      .set('content-type', 'application/gzip')
      .send(archive);

  it('are uploaded once, and never replaced', async () => {
    const first = await upload(await chart('web', '1.0.0'));
    expect(first.body).toMatchObject({
      outcome: 'created',
      repository: 'museum',
      chart: 'web',
      version: '1.0.0',
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(first.status).toBe(201);
    const again = await upload(await chart('web', '1.0.0'));
    expect([again.status, again.body.outcome]).toEqual([200, 'unchanged']);
    const other = await upload(await chart('web', '1.0.0', 'b'));
    expect(other.status).toBe(409);
    expect(other.body.error.message).toMatch(/1\.0\.0/);
  });

  it('are listed with where each version runs, and read one by one', async () => {
    await upload(await chart('web', '1.1.0'));
    const { body } = await request(backend.server).get(`${SHOP}/charts`);
    expect(body.items).toEqual([
      {
        repository: 'museum',
        chart: 'web',
        versions: [
          expect.objectContaining({ version: '1.1.0', runs: [] }),
          expect.objectContaining({
            version: '1.0.0',
            digest: expect.stringMatching(/^sha256:/),
            runs: [
              { deploymentId: 'main:argocd:shop-dev', environment: 'dev' },
            ],
          }),
        ],
      },
    ]);
    const one = await request(backend.server).get(`${SHOP}/charts/1.0.0`);
    expect(one.body).toMatchObject({
      repository: 'museum',
      chart: 'web',
      version: '1.0.0',
      runs: [{ environment: 'dev' }],
    });
    const none = await request(backend.server).get(`${SHOP}/charts/9.9.9`);
    expect(none.status).toBe(404);
    expect(none.body.error.message).toMatch(/No version '9\.9\.9' of 'web'/);
  });

  it('are taken as the part of a form', async () => {
    const answer = await request(backend.server)
      .post(`${SHOP}/charts`)
      .field('repository', 'museum')
      .attach('chart', await chart('web', '1.2.0'), 'web-1.2.0.tgz');
    expect([answer.status, answer.body.version]).toEqual([201, '1.2.0']);
    const without = await request(backend.server)
      .post(`${SHOP}/charts`)
      .field('repository', 'museum');
    expect(without.status).toBe(400);
    expect(without.body.error.message).toMatch(/has no file 'chart'/);
  });

  it('are published under the version of a Git tag, which has to be theirs', async () => {
    const tagged = async (query: object) =>
      request(backend.server)
        .post(`${SHOP}/charts`)
        .query(query)
        .set('content-type', 'application/gzip')
        .send(await chart('web', '1.6.0'));
    const other = await tagged({ tag: 'v1.7.0' });
    expect(other.status).toBe(400);
    expect(other.body.error.message).toMatch(
      /"v1\.7\.0" releases version 1\.7\.0, but Chart\.yaml of web has 1\.6\.0/,
    );
    const none = await tagged({ tag: 'latest' });
    expect(none.body.error.message).toMatch(/"latest" is no version/);
    const unclear = await tagged({ tag: 'v1.7.0', tagWins: 'yes' });
    expect(unclear.body.error.message).toMatch(/tagWins is not right/);
    const same = await tagged({ tag: 'refs/tags/v1.6.0' });
    expect([same.status, same.body.version]).toEqual([201, '1.6.0']);
    const told = await tagged({ tag: 'v1.7.0', tagWins: 'true' });
    expect([told.status, told.body.version]).toEqual([201, '1.7.0']);
  });

  it.each([
    ['another team runs', 'payments', /do not belong to shop/],
    ['nobody of the entity runs', 'api', /No deployment of shop runs a chart/],
  ])(
    'may not be published when it is one that %s',
    async (_, name, message) => {
      const answer = await upload(await chart(name, '1.0.0'));
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toMatch(message);
    },
  );

  it('may not be published for an entity of others', async () => {
    const answer = await upload(
      await chart('payments', '2.0.0'),
      SHOP.replace('/shop', '/payments'),
    );
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toMatch(/Owned by group payments/);
  });

  it('are refused when they are none, or larger than a chart may be', async () => {
    const broken = await upload(Buffer.from('no chart'));
    expect(broken.status).toBe(400);
    const large = await upload(Buffer.alloc(21 * 1024 * 1024));
    expect(large.status).toBe(413);
    expect(large.body.error.message).toMatch(/larger than 20 MB/);
  });

  it('come from the CI that is mapped to the entity, and from no other', async () => {
    const as = async (subject: string, version: string) =>
      upload(await chart('web', version)).set(
        'authorization',
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service(subject),
          targetPluginId: 'gitops',
        }),
      );
    const mapped = await as('ci-shop', '1.3.0');
    expect([mapped.status, mapped.body.version]).toEqual([201, '1.3.0']);
    const other = await as('ci-pay', '1.4.0');
    expect(other.status).toBe(403);
    expect(other.body.error.message).toMatch(
      /'ci-pay' is no signed-in user, and gitops\.ci does not let it release/,
    );
  });

  it('start a release with the chart as the body', async () => {
    const answer = await request(backend.server)
      .post(`${SHOP}/releases?deploymentId=main:argocd:shop-dev&reason=fix`)
      .set('content-type', 'application/gzip')
      .send(await chart('web', '1.5.0'));
    expect(answer.body).toMatchObject({ kind: 'release', reason: 'fix' });
    expect(answer.status).toBe(202);
    const path = `${SHOP}/commands/${answer.body.id}`;
    const cancelled = await request(backend.server)
      .post(`${path}/cancel`)
      .send({ reason: 'enough' });
    expect([202, 409]).toContain(cancelled.status);
    await until(
      async () =>
        (await request(backend.server).get(path)).body.finishedAt !== undefined,
    );
  });
});
