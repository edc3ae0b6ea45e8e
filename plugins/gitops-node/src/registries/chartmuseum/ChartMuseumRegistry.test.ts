import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum } from '@slipway/sandbox';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { RunningService, startService } from '../__testUtils__/startService';

const logger = { info: () => {}, warn: () => {} };
const auth = { username: 'ci', password: 'very-secret' };

describe('ChartMuseumRegistry', () => {
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
    config: Partial<ChartRepositoryConfig> = {},
    intercept?: (...args: Parameters<RequestListener>) => boolean,
  ) {
    museum = await startService(
      createChartMuseum({ dataDir, logger, auth }),
      intercept,
    );
    return createChartRegistry(
      {
        name: 'museum',
        type: 'chartmuseum',
        url: museum.url,
        plainHttp: false,
        ...auth,
        ...config,
      },
      { retries: { firstDelayMs: 1 } },
    );
  }
  const written = () =>
    museum.requests.filter(request => !request.startsWith('GET '));

  it('publishes, reads back and lists newest first', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0-9');
    expect(await registry.publish(chart)).toEqual({
      outcome: 'created',
      chart: 'web',
      version: '1.0.0-9',
      digest: chart.digest,
      location: museum.url,
    });
    await registry.publish(await packagedChart('1.0.0-10'));
    const versions = await registry.listVersions('web');
    expect(versions.map(({ version }) => version)).toEqual([
      '1.0.0-10',
      '1.0.0-9',
    ]);
    expect(versions[1]).toMatchObject({
      appVersion: '1.0.0-9',
      description: 'chart web',
      digest: chart.digest,
    });
    const pulled = await registry.pull('web', '1.0.0-9');
    expect(pulled.bytes.equals(chart.bytes)).toBe(true);
  });

  it('sends nothing when the same content is there', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    museum.requests.length = 0;
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(written()).toEqual([]);
  });

  it('refuses other content under the same version unless told', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    const other = await packagedChart('1.0.0', { note: 'second' });
    await expect(registry.publish(other)).rejects.toMatchObject({
      name: 'ConflictError',
      kind: 'conflict',
      message: expect.stringContaining(
        'already has chart web 1.0.0 with other content',
      ),
    });
    museum.requests.length = 0;
    expect(await registry.publish(other, { overwrite: true })).toMatchObject({
      outcome: 'overwritten',
      digest: other.digest,
    });
    expect(written()).toEqual(['POST /api/charts?force']);
    expect((await registry.getVersion('web', '1.0.0'))?.digest).toBe(
      other.digest,
    );
  });

  it('repairs a cut archive that blocks the version', async () => {
    const chart = await packagedChart('1.0.0');
    writeFileSync(
      join(dataDir, 'web-1.0.0.tgz'),
      chart.bytes.subarray(0, chart.bytes.length / 2),
    );
    const registry = await connect();
    expect(await registry.publish(chart)).toMatchObject({ outcome: 'created' });
    expect(
      readFileSync(join(dataDir, 'web-1.0.0.tgz')).equals(chart.bytes),
    ).toBe(true);
  });

  it('lets one of two contents win and tells the other', async () => {
    const registry = await connect();
    const results = await Promise.allSettled([
      registry.publish(await packagedChart('1.0.0', { note: 'a' })),
      registry.publish(await packagedChart('1.0.0', { note: 'b' })),
      registry.publish(await packagedChart('1.0.0', { note: 'a' })),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('takes a 409 for success when the content is the same', async () => {
    const chart = await packagedChart('1.0.0');
    let hidden = true;
    const registry = await connect({}, (request, response) => {
      const first = hidden && request.url === '/charts/web-1.0.0.tgz';
      if (first) {
        hidden = false;
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end('{"error":"object not found"}');
      }
      return first;
    });
    const authorization = `Basic ${Buffer.from('ci:very-secret').toString('base64')}`;
    await fetch(`${museum.url}/api/charts`, {
      method: 'POST',
      headers: { authorization },
      body: new Uint8Array(chart.bytes),
    });
    expect(await registry.publish(chart)).toMatchObject({ outcome: 'created' });
  });

  it('does not believe a digest that is not the archive’s', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    const other = await packagedChart('1.0.0', { note: 'second' });
    writeFileSync(join(dataDir, 'web-1.0.0.tgz'), other.bytes);
    await expect(registry.pull('web', '1.0.0')).rejects.toMatchObject({
      kind: 'corrupt',
    });
  });

  it('knows only the version that was named', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    expect(await registry.getVersion('web', 'latest')).toBeUndefined();
    expect(await registry.getVersion('web', '^1')).toBeUndefined();
    expect(await registry.getVersion('nothing', '1.0.0')).toBeUndefined();
    expect(await registry.listVersions('nothing')).toEqual([]);
    await expect(registry.pull('web', '9.9.9')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('encodes every part of a path and lets none climb', async () => {
    const registry = await connect();
    museum.requests.length = 0;
    expect(await registry.getVersion('a b?c', '1.0.0+b#1')).toBeUndefined();
    expect(museum.requests).toEqual([
      'GET /api/charts/a%20b%3Fc/1.0.0%2Bb%231',
    ]);
    for (const name of ['..', '.', '', '../../health', 'a\\b']) {
      await expect(registry.listVersions(name)).rejects.toMatchObject({
        name: 'InputError',
      });
    }
    expect(museum.requests).toHaveLength(1);
  });

  it.each<[string, Partial<ChartRepositoryConfig>, string]>([
    [
      'wrong credentials',
      { password: 'wrong-secret' },
      'does not take our credentials',
    ],
    [
      'a wrong path',
      { url: '/charts-are-here' },
      'has no such route; check that its API is on',
    ],
    ['a closed port', { url: 'http://127.0.0.1:1' }, 'cannot be reached'],
  ])('says what to do about %s', async (_, config, message) => {
    const { url } = config;
    await connect();
    const registry = createChartRegistry(
      {
        name: 'museum',
        type: 'chartmuseum',
        plainHttp: false,
        ...auth,
        ...config,
        url: url?.startsWith('/') ? museum.url + url : (url ?? museum.url),
      },
      { retries: { firstDelayMs: 1 } },
    );
    const failure = await registry
      .publish(await packagedChart('1.0.0'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(message),
    });
    expect(String((failure as Error).stack)).not.toMatch(/secret/);
  });

  it('keeps credentials in the address out of everything it says', async () => {
    await connect();
    const registry = createChartRegistry({
      name: 'museum',
      type: 'chartmuseum',
      plainHttp: false,
      url: museum.url.replace('//', '//ci:very-secret@'),
    });
    const { location } = await registry.publish(await packagedChart('1.0.0'));
    expect(location).toBe(museum.url);
    const failure = await registry
      .publish(await packagedChart('1.0.0', { note: 'x' }))
      .catch((error: unknown) => error);
    expect(String(failure)).not.toMatch(/secret/);
  });

  it('is refused an address with another scheme', async () => {
    await connect();
    expect(() =>
      createChartRegistry({
        name: 'museum',
        type: 'chartmuseum',
        url: 'ftp://charts.example.com',
        plainHttp: false,
      }),
    ).toThrow('has an address with the scheme "ftp"');
  });
});
