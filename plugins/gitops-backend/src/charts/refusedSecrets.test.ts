import {
  AuditorService,
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { packChart } from '@slipway/sandbox';
import { Knex } from 'knex';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { Response } from 'supertest';
import { startPlugin, testComponent } from '../__testUtils__/startPlugin';
import { TestArgoCd } from '../testing/TestArgoCd';
import { testApplication } from '../testing/testApplication';
import { until } from '../testing/until';
import {
  CredentialsKind,
  credentialsOf,
  SECRETS,
} from './__testUtils__/credentialsOf';
import { EchoingRegistry, GIVEN } from './__testUtils__/EchoingRegistry';
import { everythingIn } from './__testUtils__/everythingIn';
import { formsOf } from './__testUtils__/formsOf';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SHOP = '/api/gitops/v1/entities/component/default/shop';
const ARGOCD_TOKEN = 'a.b.c';
const USER = 'SLIPWAY_TEST_CHART_USER';
const PASSWORD = 'SLIPWAY_TEST_CHART_PASSWORD';

const kinds = Object.keys(SECRETS) as CredentialsKind[];

describe('the secrets of chart repositories', () => {
  const argocd = new TestArgoCd();
  const registry = new EchoingRegistry();
  const logged: string[] = [];
  const audited: string[] = [];
  const told: NotificationSendOptions[] = [];
  const answers: Response[] = [];
  let folder: string;
  let knex: Knex;
  let backend: TestBackend;

  const log = (...all: unknown[]) => {
    logged.push(all.map(everythingIn).join(' '));
  };
  const logger: RootLoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: log,
    child: () => logger,
  };
  const audit = async (...all: unknown[]) => {
    audited.push(all.map(everythingIn).join(' '));
  };
  const auditor: AuditorService = {
    createEvent: async ({ request: asked, ...event }) => {
      await audit({ ...event, method: asked?.method, url: asked?.url });
      return { success: audit, fail: audit };
    },
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    await writeFile(join(folder, 'password'), SECRETS.file);
    await writeFile(join(folder, 'password.exec'), SECRETS.exec);
    process.env[PASSWORD] = SECRETS.environment;
    process.env[USER] = 'ci';
    await registry.start();
    await argocd.start();
    const { host } = registry;
    const repositories = kinds.map(kind => ({
      name: kind,
      ...(kind === 'tokens'
        ? { type: 'oci', url: `oci://${host}/${kind}`, plainHttp: true }
        : {
            type: 'chartmuseum',
            url:
              kind === 'address'
                ? `http://ci:${SECRETS.address}@${host}/${kind}`
                : `http://${host}/${kind}`,
          }),
      ...credentialsOf(kind, {
        folder,
        usernameVariable: USER,
        passwordVariable: PASSWORD,
      }),
    }));
    for (const kind of kinds) {
      const { metadata, spec, status } = testApplication({
        name: `app-${kind}`,
        entity: 'component:default/shop',
      });
      const repoURL =
        kind === 'tokens' ? `${host}/${kind}` : `http://${host}/${kind}`;
      const source = { repoURL, chart: `web-${kind}`, targetRevision: '1.0.0' };
      argocd.put({
        metadata,
        spec: { ...spec, source },
        status: {
          ...status,
          history: [{ ...status!.history![0], source, revision: '1.0.0' }],
        },
      });
    }
    knex = await databases.init('SQLITE_3');
    backend = await startPlugin({
      url: argocd.url,
      token: ARGOCD_TOKEN,
      entities: [testComponent('shop', 'user:default/mock', {})],
      gitops: { charts: { repositories } },
      features: [
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: coreServices.auditor,
          deps: {},
          factory: () => auditor,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(notification: NotificationSendOptions) {
              told.push(notification);
            },
          }),
        }),
      ],
    });
    await until(async () => {
      const { body } = await request(backend.server).get(`${SHOP}/deployments`);
      return body.setup === 'ready';
    });
  });

  afterAll(async () => {
    await backend.stop();
    await argocd.stop();
    await registry.stop();
    delete process.env[PASSWORD];
    delete process.env[USER];
    await rm(folder, { recursive: true, force: true });
  });

  const keep = (answer: Response): Response => {
    answers.push(answer);
    return answer;
  };
  const archive = (kind: CredentialsKind) =>
    packChart({ name: `web-${kind}`, version: '1.1.0', files: {} });

  it.each(kinds)(
    'reach the repository and nobody else, however it refuses them: %s',
    async kind => {
      const upload = keep(
        await request(backend.server)
          .post(`${SHOP}/charts`)
          .query({ repository: kind })
          .set('content-type', 'application/gzip')
          .send(await archive(kind)),
      );
      expect([upload.status, upload.body.error.message]).toEqual([
        400,
        expect.stringContaining('does not take'),
      ]);
      keep(await request(backend.server).get(`${SHOP}/charts`));
      keep(
        await request(backend.server)
          .get(`${SHOP}/charts/1.0.0`)
          .query({ repository: kind }),
      );
      const release = keep(
        await request(backend.server)
          .post(`${SHOP}/releases`)
          .query({ deploymentId: `main:argocd:app-${kind}`, reason: 'CHG-7' })
          .set('content-type', 'application/gzip')
          .send(await archive(kind)),
      );
      expect(release.status).toBe(202);
      await until(async () => {
        const { body } = keep(
          await request(backend.server).get(
            `${SHOP}/commands/${release.body.id}`,
          ),
        );
        return body.state === 'failed';
      });
    },
  );

  it('are in no log, row, answer, notification or audit event', async () => {
    const sent = [...registry.seen].join();
    const seenInTime = kinds.filter(
      kind => !formsOf(SECRETS[kind]).some(form => sent.includes(form)),
    );
    // Everything below would be true if no secret had ever been used.
    expect(seenInTime).toEqual([]);
    expect(sent).toContain(GIVEN.token);
    const tables: { name: string }[] = await knex('sqlite_master')
      .select('name')
      .where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await knex(name).select())),
    );
    const outputs = {
      logs: logged.join('\n'),
      rows: rows.join('\n'),
      answers: answers
        .map(({ headers, text }) => JSON.stringify(headers) + text)
        .join('\n'),
      notifications: JSON.stringify(told),
      'audit events': audited.join('\n'),
    };
    const secrets = [
      ...Object.values(SECRETS),
      ...Object.values(GIVEN),
      ARGOCD_TOKEN,
    ];
    const found = Object.entries(outputs).flatMap(([name, text]) =>
      secrets
        .filter(secret => formsOf(secret).some(form => text.includes(form)))
        .map(secret => `${name}: ${secret}`),
    );
    expect(found).toEqual([]);
    // They all tell what happened.
    expect(outputs.logs).toContain('status 400');
    expect(outputs.rows).toContain('does not take chart web-plain 1.1.0');
    expect(outputs.answers).toContain('does not take chart web-plain 1.1.0');
    expect(outputs.notifications).toContain('web-plain');
    expect(outputs['audit events']).toContain('web-plain');
  });
});
