import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices, TestBackend } from '@backstage/backend-test-utils';
import {
  cancelRequest,
  deployRequest,
  holdRequest,
  mutationRequest,
  releaseRequest,
  retryRequest,
  rollbackRequest,
  syncRequest,
} from '@slipway/plugin-gitops-common';
import { Router } from 'express';
import request from 'supertest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startPlugin, testComponent } from '../__testUtils__/startPlugin';
import { createRouter, RouterOptions } from '../router';
import { spec } from '../schema/openapi/generated/router';
import { TestArgoCd } from '../testing/TestArgoCd';
import { testApplication } from '../testing/testApplication';
import { until } from '../testing/until';
import { DOCUMENT_PATHS } from './createDocumentRoute';

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** `get /v1/entities/{}/…` of everything that a router answers. */
function routesOf({ stack }: { readonly stack: readonly Layer[] }): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? routesOf({ stack: handle.stack }) : [];
    return [route.path]
      .flat()
      .flatMap(path =>
        Object.keys(route.methods).map(
          method => `${method} ${path.replace(/:\w+/g, '{}')}`,
        ),
      );
  });
}

describe('the OpenAPI document', () => {
  it('is the same in the file that people read', () => {
    const file = join(__dirname, '../schema/openapi.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toEqual(spec);
  });

  it('has every route of the router and no other', () => {
    const router: Router = createRouter({
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
      logger: mockServices.logger.mock(),
      instances: [],
    } as unknown as RouterOptions);
    const documented = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter(method => method !== 'parameters')
        .map(method => `${method} ${path.replace(/\{\w+\}/g, '{}')}`),
    );
    const own = DOCUMENT_PATHS.map(path => `get ${path}`);
    const routed = routesOf(router as unknown as { stack: Layer[] });
    expect(documented.length).toBeGreaterThan(10);
    expect([...documented, ...own].sort()).toEqual(routed.sort());
  });

  it.each([
    ['CancelRequest', cancelRequest],
    ['DeployRequest', deployRequest],
    ['HoldRequest', holdRequest],
    ['MutationRequest', mutationRequest],
    ['ReleaseRequest', releaseRequest],
    ['RetryRequest', retryRequest],
    ['RollbackRequest', rollbackRequest],
    ['SyncRequest', syncRequest],
  ] as const)('takes the bodies that the code takes: %s', (name, schema) => {
    const taken = z.toJSONSchema(schema, {
      target: 'openapi-3.0',
      io: 'input',
    });
    expect(spec.components.schemas[name]).toEqual(
      JSON.parse(JSON.stringify(taken)),
    );
  });
});

describe('the running plugin', () => {
  const argocd = new TestArgoCd();
  const base = '/api/gitops/v1';
  const shop = `${base}/entities/component/default/shop`;
  let backend: TestBackend;

  beforeAll(async () => {
    argocd.put(
      testApplication({ name: 'shop-dev', entity: 'component:default/shop' }),
    );
    await argocd.start();
    backend = await startPlugin({
      url: argocd.url,
      entities: [testComponent('shop', 'user:default/mock', {})],
    });
    await until(async () => {
      const { body } = await request(backend.server).get(`${shop}/deployments`);
      return body.setup === 'ready';
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await argocd.stop();
  });

  it('serves its document', async () => {
    const { body, status } = await request(backend.server).get(
      `/api/gitops${DOCUMENT_PATHS[0]}`,
    );
    expect(status).toBe(200);
    expect(body.servers).toEqual([{ url: '/api/gitops' }]);
    expect(body.paths).toEqual(JSON.parse(JSON.stringify(spec.paths)));
  });

  it.each([
    [200, `${shop}/deployments`],
    [200, `${shop}/deployments/main:argocd:shop-dev`],
    [200, `${shop}/deployments/main:argocd:shop-dev/history`],
    [200, `${shop}/commands`],
    [200, `${base}/argocd/instances?name=shop-dev`],
    [200, `${base}/argocd/applications?name=shop-dev`],
    [200, `${base}/argocd/applications/shop-dev`],
    [404, `${shop}/deployments/main:argocd:other`],
    [400, `${shop}/deployments/main:argocd:shop-dev/plan`],
    [404, `${base}/entities/component/default/nobody/deployments`],
  ])('answers %d as documented: %s', async (status, path) => {
    const answer = await request(backend.server).get(path);
    expect([answer.status, answer.body.error?.message ?? '']).toEqual([
      status,
      expect.not.stringContaining('response'),
    ]);
  });

  it('answers a mutation with a documented command, and a wrong one with an error', async () => {
    const path = `${shop}/deployments/main:argocd:shop-dev/sync`;
    const accepted = await request(backend.server).post(path).send({});
    expect(accepted.status).toBe(202);
    const read = await request(backend.server).get(
      `${shop}/commands/${accepted.body.id}`,
    );
    expect(read.status).toBe(200);
    const refused = await request(backend.server)
      .post(path)
      .send({ prune: 'perhaps' });
    expect(refused.status).toBe(400);
  });
});
