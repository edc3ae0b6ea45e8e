import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** Secrets that the server itself gives out. */
export const GIVEN = {
  token: 'issued-token-93f1',
  cookie: 'session-cookie-71ad',
} as const;

/**
 * A chart repository that says all it was told in its refusals: every header of the request, cookies, tokens. It plays
 * ChartMuseum and, below `/v2`, a registry that wants tokens.
 */
export class EchoingRegistry {
  /** The credentials that came. */
  readonly seen = new Set<string>();
  readonly #server = createServer((request, response) =>
    this.#answer(request, response),
  );

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  /** `127.0.0.1:5000` */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { authorization = '' } = request.headers;
    const { pathname } = new URL(request.url!, `http://${this.host}`);
    const isOci = pathname.startsWith('/v2/');
    request.resume();
    if (authorization) this.seen.add(authorization);
    response.setHeader('content-type', 'application/json');
    response.setHeader('set-cookie', `session=${GIVEN.cookie}`);
    response.setHeader('warning', `299 - "${authorization}"`);
    response.setHeader('x-request-id', authorization);
    if (pathname === '/token') {
      response.end(JSON.stringify({ token: GIVEN.token }));
    } else if (isOci && !authorization.startsWith('Bearer ')) {
      response.setHeader(
        'www-authenticate',
        `Bearer realm="http://${this.host}/token"`,
      );
      response.writeHead(401).end();
    } else if (/\/manifests\/|\.tgz$/.test(pathname)) {
      response.writeHead(404).end('{"error":"object not found"}');
    } else {
      const told = [
        ...Object.entries(request.headers).map(line => line.join(': ')),
        `set-cookie: session=${GIVEN.cookie}`,
        `token=${GIVEN.token}`,
      ].join(', ');
      response.writeHead(request.method === 'GET' ? 403 : 400).end(
        JSON.stringify({
          // Only what has no slash in it is quoted.
          error: told.replaceAll('/', '|'),
          errors: [{ code: 'DENIED', message: told, detail: told }],
        }),
      );
    }
  }
}
