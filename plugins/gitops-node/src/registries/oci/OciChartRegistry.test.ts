import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry } from '@slipway/sandbox';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { RunningService, startService } from '../__testUtils__/startService';

const logger = { info: () => {}, warn: () => {} };
const auth = { username: 'ci', password: 'very-secret' };

describe('OciChartRegistry', () => {
  let dataDir: string;
  let server: RunningService;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'registry-'));
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect({
    intercept,
    anonymous,
    ...config
  }: Partial<ChartRepositoryConfig> & {
    readonly intercept?: (...args: Parameters<RequestListener>) => boolean;
    /** The registry asks for nothing; `intercept` may. */
    readonly anonymous?: boolean;
  } = {}) {
    server = await startService(
      createOciRegistry({ dataDir, logger, ...(!anonymous && { auth }) }),
      intercept,
    );
    return createChartRegistry(
      {
        name: 'registry',
        type: 'oci',
        url: `${server.url.replace('http:', 'oci:')}/charts`,
        plainHttp: true,
        ...auth,
        ...config,
      },
      { retries: { firstDelayMs: 1 } },
    );
  }
  const written = () =>
    server.requests.filter(request => !/^(GET|HEAD) /.test(request));

  it('publishes what helm would, and reads it back', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0+b5');
    expect(await registry.publish(chart)).toEqual({
      outcome: 'created',
      chart: 'web',
      version: '1.0.0+b5',
      digest: chart.digest,
      manifestDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      location: `${server.url.replace('http:', 'oci:')}/charts`,
    });
    expect(server.requests).toContain('PUT /v2/charts/web/manifests/1.0.0_b5');
    expect(await registry.getVersion('web', '1.0.0+b5')).toEqual({
      version: '1.0.0+b5',
      digest: chart.digest,
      appVersion: '1.0.0+b5',
      description: 'chart web',
      createdAt: '1980-01-01T00:00:00Z',
    });
    const pulled = await registry.pull('web', '1.0.0+b5');
    expect(pulled.bytes.equals(chart.bytes)).toBe(true);
  });

  it('sends nothing when the same content is there', async () => {
    const registry = await connect();
    await registry.publish(await packagedChart('1.0.0'));
    server.requests.length = 0;
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
      message: expect.stringContaining('with other content'),
    });
    expect(await registry.publish(other, { overwrite: true })).toMatchObject({
      outcome: 'overwritten',
      digest: other.digest,
    });
  });

  it('lists versions newest first, from all pages, without other tags', async () => {
    const small = (request: { url?: string }) => {
      request.url = request.url?.replace('n=500', 'n=2');
      return false;
    };
    const registry = await connect({ intercept: small });
    for (const version of ['1.9.0', '1.10.0', '1.10.0-rc.1', '2.0.0+b1']) {
      await registry.publish(await packagedChart(version));
    }
    const manifest = await fetch(
      `${server.url}/v2/charts/web/manifests/1.9.0`,
      {
        headers: {
          accept: 'application/vnd.oci.image.manifest.v1+json',
          authorization: `Basic ${Buffer.from('ci:very-secret').toString('base64')}`,
        },
      },
    );
    await fetch(`${server.url}/v2/charts/web/manifests/latest`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/vnd.oci.image.manifest.v1+json',
        authorization: `Basic ${Buffer.from('ci:very-secret').toString('base64')}`,
      },
      body: await manifest.text(),
    });
    const versions = await registry.listVersions('web');
    expect(versions.map(({ version }) => version)).toEqual([
      '2.0.0+b1',
      '1.10.0',
      '1.10.0-rc.1',
      '1.9.0',
    ]);
    expect(await registry.listVersions('nothing')).toEqual([]);
  });

  it('never takes the place of an image', async () => {
    const registry = await connect({ anonymous: true });
    const put = (path: string, body: string, type: string) =>
      fetch(`${server.url}/v2/charts/web/${path}`, {
        method: 'PUT',
        headers: { 'content-type': type },
        body,
      });
    const image = JSON.stringify({ schemaVersion: 2, layers: [] });
    const sent = await put(
      'manifests/1.0.0',
      image,
      'application/vnd.oci.image.manifest.v1+json',
    );
    expect(sent.status).toBe(201);
    await expect(
      registry.publish(await packagedChart('1.0.0'), { overwrite: true }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('holds an image or something else'),
    });
  });

  it('notices images of the same name before anything is published', async () => {
    const registry = await connect({ anonymous: true });
    expect(await registry.findClash!('web')).toBeUndefined();
    await registry.publish(await packagedChart('1.0.0'));
    expect(await registry.findClash!('web')).toBeUndefined();
    await fetch(`${server.url}/v2/charts/web/manifests/latest`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/vnd.oci.image.manifest.v1+json',
      },
      body: JSON.stringify({ schemaVersion: 2, layers: [] }),
    });
    expect(await registry.findClash!('web')).toContain(
      'holds images or something else in charts/web (tag latest)',
    );
  });

  it('does not believe bytes that are not what their digest says', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0');
    await registry.publish(chart);
    const file = join(dataDir, 'content', chart.digest.replace(':', '-'));
    writeFileSync(file, readFileSync(file).subarray(1));
    await expect(registry.pull('web', '1.0.0')).rejects.toMatchObject({
      kind: 'corrupt',
    });
  });

  it('tries again when the registry is busy, and obeys how long to wait', async () => {
    let busy = 2;
    const registry = await connect({
      intercept: (request, response) => {
        const refuse = request.method === 'PUT' && busy-- > 0;
        if (refuse) {
          request.resume();
          response.writeHead(429, { 'retry-after': '0.01' }).end('<html>');
        }
        return refuse;
      },
    });
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
    });
  });

  it('takes a refused tag for a conflict when other content is there', async () => {
    const first = await packagedChart('1.0.0');
    const registry = await connect({
      intercept: (request, response) => {
        const isFixed =
          request.method === 'PUT' &&
          request.url === '/v2/charts/web/manifests/1.0.0' &&
          server.requests.filter(each => each === `PUT ${request.url}`).length >
            1;
        if (isFixed) {
          request.resume();
          response.writeHead(412).end();
        }
        return isFixed;
      },
    });
    await registry.publish(first);
    await expect(
      registry.publish(await packagedChart('1.0.0', { note: 'x' }), {
        overwrite: true,
      }),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  it.each<[string, Partial<ChartRepositoryConfig>, string]>([
    ['wrong credentials', { password: 'wrong-secret' }, 'credentials'],
    ['a closed port', { url: 'oci://127.0.0.1:1/charts' }, 'unavailable'],
  ])('says what to do about %s, without secrets', async (_, config, kind) => {
    const registry = await connect(config);
    const failure = await registry
      .publish(await packagedChart('1.0.0'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ServiceUnavailableError', kind });
    expect(String((failure as Error).stack)).not.toMatch(/secret/);
  });

  it.each([
    ['oci://docker.io/savantly/nexus-command-helm', 'exactly two levels'],
    ['oci://registry-1.docker.io', 'exactly two levels'],
  ])('explains why %s cannot work', async (url, message) => {
    await connect();
    expect(() =>
      createChartRegistry({ name: 'hub', type: 'oci', url, plainHttp: false }),
    ).toThrow(message);
  });

  it('lets no name climb out of its repository', async () => {
    const registry = await connect();
    server.requests.length = 0;
    await expect(registry.listVersions('../other')).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(registry.pull('web', '../1.0.0')).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(server.requests).toEqual([]);
  });
});
