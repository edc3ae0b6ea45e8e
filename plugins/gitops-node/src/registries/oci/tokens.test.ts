import { mkdtempSync, rmSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry } from '@slipway/sandbox';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { RunningService, startService } from '../__testUtils__/startService';
import { mergeScopes } from './mergeScopes';
import { parseChallenges } from './parseChallenges';

describe('parseChallenges', () => {
  it.each([
    ['Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    [
      'Bearer realm="https://a/token",service="r",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://a/token',
            service: 'r',
            scope: 'repository:a/b:pull,push',
          },
        },
      ],
    ],
    [
      'Basic realm="a, b", Bearer realm=c , error="say \\"x\\""',
      [
        { scheme: 'basic', parameters: { realm: 'a, b' } },
        { scheme: 'bearer', parameters: { realm: 'c', error: 'say "x"' } },
      ],
    ],
    ['', []],
    ['=nonsense', []],
  ])('reads %s', (header, challenges) => {
    expect(parseChallenges(header)).toEqual(challenges);
  });
});

describe('mergeScopes', () => {
  it.each([
    [['repository:a:pull,push', ''], 'repository:a:pull,push'],
    [['repository:a:push', 'repository:a:pull'], 'repository:a:pull,push'],
    [
      ['repository:a:pull', 'repository:b:pull repository:a:push'],
      'repository:a:pull,push repository:b:pull',
    ],
    [['repository:push/x:pull', 'x'], 'repository:push/x:pull'],
  ])('joins %j', (scopes, merged) => {
    expect(mergeScopes(...scopes)).toBe(merged);
  });
});

describe('tokens', () => {
  let dataDir: string;
  let server: RunningService;
  const asked: { scope: string | null; authorization?: string }[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'registry-'));
    asked.length = 0;
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  // A registry that wants a token, and the token service beside it.
  async function start(
    realm?: string,
    lifetime = 300,
    { enough = true }: { readonly enough?: boolean } = {},
  ) {
    const intercept = (request: IncomingMessage, response: ServerResponse) => {
      const url = new URL(request.url!, server.url);
      const { authorization } = request.headers;
      if (url.pathname === '/token') {
        asked.push({ scope: url.searchParams.get('scope'), authorization });
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            token: `token-${asked.length}`,
            expires_in: lifetime,
          }),
        );
        return true;
      }
      const known = authorization?.startsWith('Bearer token-');
      if (known && enough) {
        return false;
      }
      request.resume();
      const repository = /^\/v2\/(.*)\/(manifests|blobs|tags)\//.exec(
        url.pathname,
      )?.[1];
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="${realm ?? `${server.url}/token`}",service="lab",scope="repository:${repository}:pull"${known ? ',error="insufficient_scope"' : ''}`,
      });
      response.end();
      return true;
    };
    server = await startService(
      createOciRegistry({
        dataDir,
        logger: { info: () => {}, warn: () => {} },
      }),
      intercept,
    );
    return createChartRegistry({
      name: 'registry',
      type: 'oci',
      url: `${server.url.replace('http:', 'oci:')}/charts`,
      plainHttp: true,
      username: 'ci',
      password: 'very-secret',
    });
  }

  it('asks once, for all that publishing needs', async () => {
    const registry = await start();
    await registry.publish(await packagedChart('1.0.0'));
    expect(asked).toEqual([
      {
        scope: 'repository:charts/web:pull,push',
        authorization: `Basic ${Buffer.from('ci:very-secret').toString('base64')}`,
      },
    ]);
  });

  it('asks once for requests at the same time', async () => {
    const registry = await start();
    await Promise.all([
      registry.listVersions('web'),
      registry.listVersions('web'),
      registry.listVersions('web'),
    ]);
    expect(asked).toHaveLength(1);
  });

  it('asks once for requests one after the other, and is refused once', async () => {
    const registry = await start();
    await registry.listVersions('web');
    await registry.listVersions('web');
    expect(asked).toHaveLength(1);
    // The list, which is refused, the token, the list; and the list.
    expect(server.requests).toHaveLength(4);
  });

  it('asks no more when a token says too little', async () => {
    const registry = await start(undefined, 300, { enough: false });
    await expect(registry.listVersions('web')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(asked).toHaveLength(1);
  });

  it('asks again when a token is about to end', async () => {
    const registry = await start(undefined, 20);
    await registry.listVersions('web');
    await registry.listVersions('web');
    expect(asked).toHaveLength(2);
  });

  it('sends no credentials to a realm of somebody else', async () => {
    const registry = await start('http://tokens.example.com/token');
    await expect(registry.listVersions('web')).rejects.toThrow(
      'names http://tokens.example.com for tokens, which is not on its own domain',
    );
    expect(asked).toEqual([]);
  });
});
