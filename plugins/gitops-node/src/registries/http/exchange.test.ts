import { createServer, IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { makeCertificate } from '../__testUtils__/makeCertificate';
import { exchange } from './exchange';

interface Seen {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('exchange', () => {
  const closing: (() => Promise<unknown>)[] = [];
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });

  afterEach(async () => {
    await Promise.all(closing.splice(0).map(close => close()));
  });
  afterAll(() => dispatcher.destroy());

  async function listen(server: Server, scheme: string): Promise<string> {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closing.push(
      () =>
        new Promise(resolve => {
          server.close(resolve);
        }),
    );
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function target(): Promise<readonly [string, readonly Seen[]]> {
    const seen: Seen[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        const { method, url, headers } = request;
        seen.push({ method, url, headers, body });
        response.setHeader('connection', 'close').end('there');
      });
    });
    return [await listen(server, 'http'), seen];
  }

  const redirect =
    (status: number, location: () => string): RequestListener =>
    (request, response) => {
      request.resume();
      response.writeHead(status, {
        location: location(),
        connection: 'close',
      });
      response.end();
    };

  const send = (url: string) =>
    exchange(
      {
        method: 'PUT',
        url: new URL(url),
        headers: { 'content-type': 'text/plain' },
        authorization: 'Basic secret',
        body: Buffer.from('bytes'),
      },
      { timeoutMs: 5000, dispatcher },
    );

  it.each([
    [307, 'PUT', 'bytes'],
    [308, 'PUT', 'bytes'],
    [303, 'GET', ''],
  ])(
    'follows %s to another host without credentials',
    async (status, method, body) => {
      const [there, seen] = await target();
      const here = await listen(
        createServer(redirect(status, () => `${there}/x?y`)),
        'http',
      );
      const answer = await send(`${here}/a`);
      expect([answer.status, String(answer.bytes)]).toEqual([200, 'there']);
      expect(seen).toEqual([
        expect.objectContaining({ method, url: '/x?y', body }),
      ]);
      expect(seen[0].headers).not.toHaveProperty('authorization');
    },
  );

  it('keeps credentials on the same host', async () => {
    const seen: (string | undefined)[] = [];
    const here = await listen(
      createServer((request, response) => {
        seen.push(request.headers.authorization);
        redirect(request.url === '/b' ? 200 : 307, () => '/b')(
          request,
          response,
        );
      }),
      'http',
    );
    expect((await send(`${here}/a`)).status).toBe(200);
    expect(seen).toEqual(['Basic secret', 'Basic secret']);
  });

  it('ends where redirects go round', async () => {
    let asked = 0;
    const here = await listen(
      createServer((request, response) => {
        asked += 1;
        redirect(307, () => '/again')(request, response);
      }),
      'http',
    );
    expect((await send(`${here}/a`)).status).toBe(307);
    expect(asked).toBe(6);
  });

  it('sends nothing unencrypted that was to be encrypted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
    const [there, seen] = await target();
    try {
      const { certificateText, keyText } = makeCertificate(folder);
      const here = await listen(
        createSecureServer(
          { cert: certificateText, key: keyText },
          redirect(307, () => `${there}/x`),
        ),
        'https',
      );
      await expect(send(`${here}/a`)).rejects.toMatchObject({
        code: 'INSECURE_REDIRECT',
      });
      expect(seen).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
