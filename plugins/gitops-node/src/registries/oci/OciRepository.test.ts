import { mkdtempSync, rmSync } from 'node:fs';
import { IncomingMessage, RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry } from '@slipway/sandbox';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { RunningService, startService } from '../__testUtils__/startService';
import { helmArtifact } from './helmArtifact';

describe('the requests to an OCI registry', () => {
  let dataDir: string;
  let server: RunningService;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'registry-'));
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect(
    intercept: (...args: Parameters<RequestListener>) => boolean = () => false,
  ) {
    server = await startService(
      createOciRegistry({ dataDir, logger: { info() {}, warn() {} } }),
      intercept,
    );
    return createChartRegistry(
      {
        name: 'registry',
        type: 'oci',
        url: `${server.url.replace('http:', 'oci:')}/charts`,
        plainHttp: true,
      },
      { retries: { firstDelayMs: 1 } },
    );
  }

  const short = () =>
    server.requests.map(request =>
      request
        .replace(/sha256:[0-9a-f]+/, 'DIGEST')
        .replace(/uploads\/[^?]+.*/, 'uploads/ID'),
    );

  it('are few: eight for a new version, one for one that is there', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0');
    await registry.publish(chart);
    expect(short()).toEqual([
      'GET /v2/charts/web/manifests/1.0.0',
      'POST /v2/charts/web/blobs/uploads/',
      'PUT /v2/charts/web/blobs/uploads/ID',
      'POST /v2/charts/web/blobs/uploads/',
      'PUT /v2/charts/web/blobs/uploads/ID',
      'PUT /v2/charts/web/manifests/1.0.0',
      'GET /v2/charts/web/manifests/1.0.0',
      'GET /v2/charts/web/blobs/DIGEST',
    ]);
    server.requests.length = 0;
    await registry.publish(chart);
    expect(short()).toEqual(['GET /v2/charts/web/manifests/1.0.0']);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['no tags', ['{"name":"charts/web","tags":null}'], []],
    [
      'a last page without tags',
      ['{"tags":["1.0.0","latest"]}', '{"tags":["2.0.0"]}', '{"tags":null}'],
      ['2.0.0', '1.0.0'],
    ],
    [
      'a page that repeats for ever',
      ['{"tags":["1.0.0"]}', '{"tags":["1.0.0"]}'],
      ['1.0.0'],
    ],
    ['no JSON', ['<html>'], []],
    ['tags that are none', ['{"tags":[1,null,"1.0.0_b1"]}'], ['1.0.0+b1']],
  ])('list %s', async (_, pages, versions) => {
    let page = 0;
    const registry = await connect((request, response) => {
      if (!request.url?.includes('/tags/list')) {
        return false;
      }
      const body = pages[Math.min(page, pages.length - 1)];
      page += 1;
      if (
        pages.length > 1 &&
        (page < pages.length || pages.at(-1) !== '{"tags":null}')
      ) {
        response.setHeader(
          'link',
          `</v2/charts/web/tags/list?n=500&last=${page}>; rel="next"`,
        );
      }
      response.end(body);
      return true;
    });
    expect(
      (await registry.listVersions('web')).map(({ version }) => version),
    ).toEqual(versions);
    expect(page).toBeLessThanOrEqual(pages.length);
  });

  it('follow no list to another host', async () => {
    const registry = await connect((request, response) => {
      if (!request.url?.includes('/tags/list')) {
        return false;
      }
      response.setHeader('link', '<http://127.0.0.2:1/next>; rel="next"');
      response.end('{"tags":["1.0.0"]}');
      return true;
    });
    expect(await registry.listVersions('web')).toEqual([{ version: '1.0.0' }]);
  });

  it.each([
    [
      'an address with another scheme',
      (url: URL) => url.href.replace('http:', 'https:'),
    ],
    ['a path', (url: URL) => url.pathname + url.search],
  ])('send bytes to %s as the registry meant it', async (_, rewrite) => {
    const registry = await connect((_request, response) => {
      const setHeader = response.writeHead.bind(response);
      // What a registry says behind a proxy that does TLS, or with relative addresses.
      response.writeHead = ((status: number, headers: Record<string, string>) =>
        setHeader(status, {
          ...headers,
          ...(headers?.location && {
            location: rewrite(new URL(headers.location, server.url)),
          }),
        })) as typeof response.writeHead;
      return false;
    });
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
    });
  });

  it('begin an upload anew when its bytes came out wrong', async () => {
    let spoiled = 0;
    const registry = await connect((request: IncomingMessage, response) => {
      const isUpload = request.method === 'PUT' && /uploads/.test(request.url!);
      if (!isUpload || spoiled > 0) {
        return false;
      }
      spoiled += 1;
      request.resume();
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"DIGEST_INVALID"}]}');
      return true;
    });
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
    });
    expect(short().filter(each => each.startsWith('POST'))).toHaveLength(3);
  });

  it('believe no manifest that its registry calls another', async () => {
    let lie = false;
    const registry = await connect((request, response) => {
      if (lie && request.url?.includes('/manifests/')) {
        const setHeader = response.writeHead.bind(response);
        response.writeHead = ((
          status: number,
          headers: Record<string, string>,
        ) =>
          setHeader(status, {
            ...headers,
            'docker-content-digest': `sha256:${'0'.repeat(64)}`,
          })) as typeof response.writeHead;
      }
      return false;
    });
    await registry.publish(await packagedChart('1.0.0'));
    lie = true;
    await expect(registry.pull('web', '1.0.0')).rejects.toMatchObject({
      kind: 'corrupt',
      message: expect.stringContaining('the manifest of 1.0.0'),
    });
  });

  it('notice who published other content at the same time', async () => {
    const other = helmArtifact(await packagedChart('1.0.0', { note: 'other' }));
    let raced = false;
    const registry = await connect((request, response) => {
      const isManifest = request.url?.endsWith('/manifests/1.0.0');
      if (request.method === 'PUT' && isManifest) {
        // The registry takes both, and the other one comes last.
        raced = true;
        request.resume();
        response.writeHead(201).end();
        return true;
      }
      if (raced && isManifest) {
        response.end(other.manifest);
        return true;
      }
      if (raced && request.url?.includes('/blobs/sha256:')) {
        response.end(other.layer);
        return true;
      }
      return false;
    });
    await expect(
      registry.publish(await packagedChart('1.0.0')),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('with other content'),
    });
  });

  it('end when they are told to', async () => {
    const registry = await connect((request, response) => {
      request.resume();
      response.writeHead(503, { 'retry-after': '30' }).end();
      return true;
    });
    const controller = new AbortController();
    const publishing = registry.publish(await packagedChart('1.0.0'), {
      signal: controller.signal,
    });
    controller.abort(new Error('cancelled by somebody'));
    await expect(publishing).rejects.toThrow();
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });
});
