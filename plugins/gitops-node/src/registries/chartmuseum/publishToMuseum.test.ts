import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum } from '@slipway/sandbox';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { signedChart } from '../__testUtils__/signedChart';
import { RunningService, startService } from '../__testUtils__/startService';

const logger = { info: () => {}, warn: () => {} };

describe('publishing to a ChartMuseum', () => {
  let dataDir: string;
  let museum: RunningService;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'museum-'));
  });

  afterEach(async () => {
    await museum.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect(
    intercept: (...args: Parameters<RequestListener>) => boolean = () => false,
    config: Partial<ChartRepositoryConfig> & { readonly path?: string } = {},
  ) {
    const { path = '', ...rest } = config;
    museum = await startService(
      createChartMuseum({ dataDir, logger }),
      intercept,
    );
    return createChartRegistry(
      {
        name: 'museum',
        type: 'chartmuseum',
        url: museum.url + path,
        plainHttp: false,
        ...rest,
      },
      { retries: { firstDelayMs: 1 } },
    );
  }

  function answerWith(
    request: IncomingMessage,
    response: ServerResponse,
    [status, body]: readonly [number, object],
  ): true {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
    return true;
  }

  it('asks twice when nothing changed', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    museum.requests.length = 0;
    await registry.publish(await packagedChart('1.0.0'));
    expect(museum.requests).toEqual([
      'GET /charts/web-1.0.0.tgz',
      'GET /api/charts/web/1.0.0',
    ]);
  });

  it('sends a form where it is told to, with the provenance', async () => {
    const registry = await connect(undefined, { upload: 'multipart' });
    const chart = signedChart(await packagedChart('1.0.0'));
    expect(await registry.publish(chart)).toMatchObject({ outcome: 'created' });
    expect((await registry.pull('web', '1.0.0')).digest).toBe(chart.digest);
    expect(readFileSync(join(dataDir, 'web-1.0.0.tgz.prov'), 'utf8')).toBe(
      chart.provenance,
    );
    expect(museum.requests).not.toContain('POST /api/prov');
  });

  it('finds the API of a tenant behind /api', async () => {
    const registry = await connect(
      request => {
        // The simulator has no tenants: what is asked for as one is the museum itself.
        request.url = request.url
          ?.replace('/api/org/repo/', '/api/')
          .replace('/org/repo/charts/', '/charts/');
        return false;
      },
      { path: '/org/repo', depth: 2 },
    );
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
      location: `${museum.url}/org/repo`,
    });
    expect(museum.requests).toContain('POST /api/org/repo/charts');
    expect(museum.requests).toContain('GET /org/repo/charts/web-1.0.0.tgz');
    expect(await registry.listVersions('web')).toHaveLength(1);
  });

  it('says that a museum lets nothing be replaced', async () => {
    const registry = await connect((request, response) =>
      request.url?.endsWith('?force')
        ? answerWith(request, response, [409, { error: 'file already exists' }])
        : false,
    );
    await registry.publish(await packagedChart('1.0.0'));
    await expect(
      registry.publish(await packagedChart('1.0.0', { note: 'x' }), {
        overwrite: true,
      }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('DISABLE_FORCE_OVERWRITE'),
    });
  });

  it('writes a version anew whose digest in the index is another one', async () => {
    let wrong = true;
    const registry = await connect((request, response) => {
      const isListing = request.url === '/api/charts/web/1.0.0';
      // Two uploads at once leave it like this; what removes the version puts it right.
      wrong &&= request.method !== 'DELETE';
      return isListing && wrong
        ? answerWith(request, response, [
            200,
            { name: 'web', version: '1.0.0', digest: '0'.repeat(64) },
          ])
        : false;
    });
    const chart = await packagedChart('1.0.0');
    expect(await registry.publish(chart)).toMatchObject({ outcome: 'created' });
    expect(
      museum.requests.filter(request => !request.startsWith('GET ')),
    ).toEqual([
      'POST /api/charts',
      'DELETE /api/charts/web/1.0.0',
      'POST /api/charts',
    ]);
    expect(readFileSync(join(dataDir, 'web-1.0.0.tgz'))).toEqual(chart.bytes);
  });

  it('points out a version that another replica does not list yet', async () => {
    const registry = await connect((request, response) =>
      request.method === 'GET' && request.url === '/api/charts/web/1.0.0'
        ? answerWith(request, response, [
            404,
            { error: 'no chart version found for web-1.0.0' },
          ])
        : false,
    );
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
      warnings: [expect.stringContaining('is stored but not listed yet')],
    });
  });

  it('removes a cut archive only where that is allowed', async () => {
    const chart = await packagedChart('1.0.0');
    writeFileSync(
      join(dataDir, 'web-1.0.0.tgz'),
      chart.bytes.subarray(0, chart.bytes.length / 2),
    );
    const registry = await connect((request, response) =>
      request.method === 'DELETE'
        ? answerWith(request, response, [404, { error: 'not found' }])
        : false,
    );
    await expect(registry.publish(chart)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('holds a broken archive'),
    });
  });

  it('removes no archive that is listed: somebody may be writing it', async () => {
    const chart = await packagedChart('1.0.0');
    const half = chart.bytes.subarray(0, chart.bytes.length / 2);
    writeFileSync(join(dataDir, 'web-1.0.0.tgz'), half);
    const registry = await connect((request, response) =>
      request.method === 'GET' && request.url === '/api/charts/web/1.0.0'
        ? answerWith(request, response, [
            200,
            { name: 'web', version: '1.0.0', digest: '0'.repeat(64) },
          ])
        : false,
    );
    await expect(registry.publish(chart)).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(museum.requests.every(line => line.startsWith('GET'))).toBe(true);
  });

  it.each<[string, number, string, string, string]>([
    [
      'a disk that is full',
      500,
      '{"error":"write /storage/web-1.0.0.tgz: no space left on device"}',
      'unavailable',
      'answered 500',
    ],
    [
      'a slow network',
      500,
      '{"error":"read tcp 10.0.0.1:8080->10.0.0.2:1: i/o timeout"}',
      'unavailable',
      'raise its read timeout',
    ],
    ['a large chart', 413, 'request too large', 'full', 'upload limit'],
    [
      'a full repository',
      507,
      '{"error":"repo has reached storage limit"}',
      'full',
      'storage limit',
    ],
    [
      'an API that is off',
      404,
      '{"error":"not found"}',
      'unavailable',
      'DISABLE_API',
    ],
    [
      'an archive that it does not take',
      400,
      '{"error":"gzip: invalid header"}',
      'invalid',
      'gzip: invalid header',
    ],
    [
      'a name that it does not take',
      400,
      '{"error":"validation: chart.metadata.name \\"web\\" is invalid"}',
      'invalid',
      'chart.metadata.name "web" is invalid',
    ],
    [
      'what a proxy refuses, without what was sent to it',
      400,
      '{"error":"bad header 10.0.0.1: authorization Basic Y2k6dmVyeS1zZWNyZXQ="}',
      'invalid',
      'it is no chart',
    ],
    [
      'an archive that it cannot even keep, without its paths',
      400,
      '{"error":"open /srv/storage/web-1.0.0.tgz: permission denied"}',
      'invalid',
      'it is no chart',
    ],
  ])('explains %s', async (_, status, body, kind, message) => {
    const registry = await connect((request, response) => {
      if (request.method !== 'POST') {
        return false;
      }
      request.resume();
      response.writeHead(status, {
        'content-type': body.startsWith('{')
          ? 'application/json'
          : 'text/plain',
      });
      response.end(body);
      return true;
    });
    const failure = await registry
      .publish(await packagedChart('1.0.0'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind,
      message: expect.stringContaining(message),
    });
    expect(String(failure)).not.toMatch(/storage\/|10\.0\.0/);
  });
});
