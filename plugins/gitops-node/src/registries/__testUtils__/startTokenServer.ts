import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { importPKCS8, SignJWT } from 'jose';
import { TestCertificate } from './makeCertificate';

/** What a token server was asked for. */
export interface TokenRequest {
  readonly method: string;
  readonly scope: string;
}

/** A token server beside a registry. */
export interface TokenServer {
  realm: string;
  readonly requests: TokenRequest[];
  /** The actions that are granted; everything asked for by default. */
  grant: (actions: readonly string[]) => readonly string[];
  /** Seconds until a token ends. May be negative: registries forgive 60 s. */
  lifetimeSeconds: number;
  /** What `expires_in` says instead of the truth. */
  claimedLifetimeSeconds?: number;
  close(): Promise<void>;
}

/** Signs tokens as registries of the distribution family take them, for one account. */
export async function startTokenServer({
  certificate,
  username,
  password,
  service,
  issuer,
}: {
  readonly certificate: TestCertificate;
  readonly username: string;
  readonly password: string;
  readonly service: string;
  readonly issuer: string;
}): Promise<TokenServer> {
  const key = await importPKCS8(certificate.keyText, 'RS256');
  const der = certificate.certificateText
    .replace(/-----[A-Z ]+-----/g, '')
    .replace(/\s/g, '');
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const server = createServer();
  const running: TokenServer = {
    realm: '',
    requests: [],
    grant: actions => actions,
    lifetimeSeconds: 300,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const scope = url.searchParams.getAll('scope').join(' ');
    request.resume();
    running.requests.push({ method: request.method ?? 'GET', scope });
    if (request.method !== 'GET') {
      response.writeHead(405).end();
      return;
    }
    if (request.headers.authorization !== expected) {
      response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED"}]}');
      return;
    }
    const now = Math.floor(Date.now() / 1000);
    const access = scope
      .split(' ')
      .filter(Boolean)
      .map(text => {
        const [type, name, actions] = /^([^:]+):(.*):([^:]*)$/
          .exec(text)!
          .slice(1);
        return { type, name, actions: running.grant(actions.split(',')) };
      });
    const token = await new SignJWT({ access })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5c: [der] })
      .setIssuer(issuer)
      .setAudience(service)
      .setSubject(username)
      .setIssuedAt(now - 3600)
      .setNotBefore(now - 3600)
      .setExpirationTime(now + running.lifetimeSeconds)
      .sign(key);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        token,
        expires_in: running.claimedLifetimeSeconds ?? running.lifetimeSeconds,
      }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  running.realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return running;
}
