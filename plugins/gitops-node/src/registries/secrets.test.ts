import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum, createOciRegistry } from '@slipway/sandbox';
import { ChartRepositoryConfig } from '../config/GitopsConfig';
import { createChartRegistry } from './createChartRegistry';
import { packagedChart } from './__testUtils__/packagedChart';
import { RunningService, startService } from './__testUtils__/startService';

const SECRETS = ['very-secret', 'wrong-secret', 'issued-token', 'upload-state'];
const silent = { info: () => {}, warn: () => {} };
const auth = { username: 'ci', password: 'very-secret' };

/** Everything that a program could find in an error, its causes included. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) {
    return JSON.stringify(error);
  }
  return [
    error.message,
    error.stack,
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    error.cause ? everythingIn(error.cause) : '',
  ].join('\n');
}

describe('secrets', () => {
  let dataDir: string;
  let server: RunningService;
  const seen: string[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'secrets-'));
    seen.length = 0;
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const log = (message: string) => {
    seen.push(message);
  };

  async function use(config: Partial<ChartRepositoryConfig>): Promise<void> {
    const oci = config.type === 'oci';
    const registry = createChartRegistry(
      {
        name: 'registry',
        type: 'chartmuseum',
        plainHttp: true,
        url: oci ? `${server.url.replace('http:', 'oci:')}/charts` : server.url,
        ...config,
      },
      { retries: { firstDelayMs: 1 }, logger: { debug: log, warn: log } },
    );
    const tries = [
      async () => registry.publish(await packagedChart('1.0.0')),
      async () => registry.publish(await packagedChart('1.0.0', { note: 'x' })),
      async () => registry.pull('web', '9.9.9'),
      async () => registry.listVersions('web'),
      async () => registry.getVersion('web', '1.0.0'),
    ];
    for (const attempt of tries) {
      await attempt().then(
        value => seen.push(JSON.stringify(value)),
        error => seen.push(everythingIn(error)),
      );
    }
  }

  function expectNoSecret() {
    const encoded = SECRETS.flatMap(secret => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(`ci:${secret}`).toString('base64'),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    ]);
    expect(seen.length).toBeGreaterThan(4);
    expect(
      seen.filter(text => encoded.some(secret => text.includes(secret))),
    ).toEqual([]);
  }

  it.each([
    ['right', 'very-secret'],
    ['wrong', 'wrong-secret'],
  ])('of ChartMuseum are nowhere: %s password', async (_, password) => {
    server = await startService(
      createChartMuseum({ dataDir, logger: silent, auth }),
    );
    await use({ username: 'ci', password });
    await use({ url: server.url.replace('//', `//ci:${password}@`) });
    expectNoSecret();
  });

  it.each([
    ['right', 'very-secret'],
    ['wrong', 'wrong-secret'],
  ])('of an OCI registry are nowhere: %s password', async (_, password) => {
    server = await startService(
      createOciRegistry({ dataDir, logger: silent, auth }),
    );
    await use({ type: 'oci', username: 'ci', password });
    await use({ type: 'oci', token: password });
    expectNoSecret();
  });

  it('are not in a log either when a server says them itself', async () => {
    const echo = ({ headers }: { readonly headers: object }) =>
      JSON.stringify({
        errors: [{ code: 'UNKNOWN', message: JSON.stringify(headers) }],
        token: 'issued-token',
        next: `${server.url}/v2/uploads/1?_state=upload-state`,
      });
    server = await startService(
      createOciRegistry({ dataDir, logger: silent }),
      (request, response) => {
        request.resume();
        const url = new URL(request.url!, server.url);
        if (url.pathname === '/token') {
          response.end('{"token":"issued-token"}');
        } else if (!request.headers.authorization) {
          response
            .writeHead(401, {
              'www-authenticate': `Bearer realm="${server.url}/token"`,
            })
            .end();
        } else {
          response.writeHead(500, { warning: '299 - "issued-token"' });
          response.end(
            `${echo(request)} Basic ${request.headers.authorization}`,
          );
        }
        return true;
      },
    );
    await use({ type: 'oci', ...auth });
    expect(seen.join('\n')).toContain('status 500');
    expectNoSecret();
  });
});
