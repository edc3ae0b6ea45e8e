import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { ArgoCdInstanceConfig } from '../config/GitopsConfig';
import { ArgoApplicationEvent } from './ArgoRequests';
import { ArgoCdClient } from './ArgoCdClient';

interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

describe('ArgoCdClient', () => {
  const seen: Seen[] = [];
  const answers: Answer[] = [];
  let server: Server;
  let url: string;
  let clients: ArgoCdClient[];

  beforeEach(async () => {
    seen.length = 0;
    answers.length = 0;
    clients = [];
    server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        seen.push({
          line: `${req.method} ${req.url}`,
          headers: req.headers,
          body: Buffer.concat(chunks).toString(),
        });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        answer!(req, res);
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/argocd`;
  });

  afterEach(async () => {
    await Promise.all(clients.map(made => made.close()));
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  function client(change: Partial<ArgoCdInstanceConfig> = {}): ArgoCdClient {
    const made = new ArgoCdClient({
      instance: {
        name: 'main',
        url,
        auth: { type: 'token', token: 'a.b.c' },
        readOnly: false,
        insecureSkipVerify: false,
        timeoutMs: 5_000,
        ...change,
      },
      retryDelayMs: 1,
    });
    clients.push(made);
    return made;
  }

  const app = { name: 'shop-dev', namespace: 'argocd', project: 'shop' };

  it('keeps the path prefix, encodes and sends the token', async () => {
    answers.push(json(200, { metadata: { name: 'shop-dev' } }));
    await client().get(app, { refresh: 'normal' });
    await client().revisionMetadata(app, 'v1 +2', { versionId: 0 });
    expect(seen.map(({ line }) => line)).toEqual([
      'GET /argocd/api/v1/applications/shop-dev?appNamespace=argocd&project=shop&refresh=normal',
      'GET /argocd/api/v1/applications/shop-dev/revisions/v1%20%2B2/metadata?appNamespace=argocd&project=shop&versionId=0',
    ]);
    expect(seen[0].headers.authorization).toBe('Bearer a.b.c');
    expect(seen[0].headers['content-type']).toBeUndefined();
  });

  it('sends exactly application/json with every write, bodyless ones too', async () => {
    answers.push(json(200, {}));
    await client().sync(app, { prune: true, syncOptions: ['A=b'] });
    await client().rollback(app, { id: 0 });
    await client().terminate(app);
    await client().patch(app, { spec: { project: 'x' } });
    expect(seen.map(({ headers }) => headers['content-type'])).toEqual(
      Array(4).fill('application/json'),
    );
    expect(seen.map(({ line }) => line)).toEqual([
      'POST /argocd/api/v1/applications/shop-dev/sync',
      'POST /argocd/api/v1/applications/shop-dev/rollback',
      'DELETE /argocd/api/v1/applications/shop-dev/operation?appNamespace=argocd&project=shop',
      'PATCH /argocd/api/v1/applications/shop-dev',
    ]);
    expect(JSON.parse(seen[0].body)).toEqual({
      prune: true,
      syncOptions: { items: ['A=b'] },
      appNamespace: 'argocd',
      project: 'shop',
    });
    expect(JSON.parse(seen[1].body)).toMatchObject({ id: 0, prune: false });
    expect(JSON.parse(seen[3].body)).toMatchObject({
      patch: '{"spec":{"project":"x"}}',
      patchType: 'merge',
    });
  });

  it('puts without validation where the Application is', async () => {
    answers.push(json(200, {}));
    await client().put({
      metadata: { name: 'shop-dev', namespace: 'argocd' },
      spec: { project: 'shop' },
    });
    expect(seen[0].line).toBe(
      'PUT /argocd/api/v1/applications/shop-dev?validate=false&project=shop&appNamespace=argocd',
    );
  });

  it('reads empty lists that come as null', async () => {
    answers.push(
      json(200, { metadata: { resourceVersion: '7' }, items: null }),
      json(200, {}),
    );
    expect(await client().list({ fields: ['items.metadata.name'] })).toEqual({
      resourceVersion: '7',
      items: [],
    });
    expect(seen[0].line).toContain(
      'fields=items.metadata.name%2Cmetadata.resourceVersion',
    );
    expect(await client().manifests(app)).toEqual([]);
  });

  it('repeats reads when Argo CD is not there, and never writes', async () => {
    answers.push(text(502, '<html>Bad gateway</html>'), json(200, { ok: 1 }));
    await expect(client().get(app)).resolves.toEqual({ ok: 1 });
    expect(seen).toHaveLength(2);
    answers.splice(0, answers.length, text(503, 'no'));
    await expect(client().sync(app)).rejects.toMatchObject({
      kind: 'unavailable',
    });
    expect(seen).toHaveLength(3);
  });

  it('logs in once and again when the session is over', async () => {
    let session = 0;
    const answer: Answer = (req, res) => {
      if (req.url?.endsWith('/session')) {
        session++;
        json(200, { token: `session.${session}.x` })(req, res);
      } else if (
        req.headers.authorization === 'Bearer session.1.x' &&
        session
      ) {
        json(seen.length > 3 ? 401 : 200, {})(req, res);
      } else json(200, {})(req, res);
    };
    answers.push(answer);
    const one = client({
      auth: { type: 'password', username: 'jane', password: 'secret' },
    });
    await Promise.all([one.get(app), one.get(app)]);
    expect(seen.filter(({ line }) => line.endsWith('/session'))).toHaveLength(
      1,
    );
    await one.get(app);
    expect(session).toBe(2);
    expect(seen.at(-1)?.headers.authorization).toBe('Bearer session.2.x');
  });

  it('logs in once when two calls are refused at once', async () => {
    let sessions = 0;
    let refused = 0;
    let refuseLater = () => {};
    answers.push((req, res) => {
      if (req.url?.endsWith('/session')) {
        sessions++;
        json(200, { token: `session.${sessions}.x` })(req, res);
        if (sessions === 2) refuseLater();
      } else if (req.headers.authorization === 'Bearer session.1.x') {
        // The second refusal comes when the first caller logs in again.
        refused++;
        if (refused === 1) json(401, {})(req, res);
        else refuseLater = () => json(401, {})(req, res);
        if (sessions === 2) refuseLater();
      } else json(200, {})(req, res);
    });
    const one = client({
      auth: { type: 'password', username: 'jane', password: 'secret' },
    });
    await Promise.all([one.get(app), one.get(app)]);
    expect({ refused, sessions }).toEqual({ refused: 2, sessions: 2 });
  });

  it("is never the user's 401", async () => {
    answers.push(json(401, { code: 16, message: 'no session information' }));
    const failure = client().sync(app);
    await expect(failure).rejects.toMatchObject({
      kind: 'credentials',
      name: 'ServiceUnavailableError',
    });
    await expect(failure).rejects.not.toHaveProperty('status');
  });

  it.each<[string, Answer, RegExp]>([
    ['a login page', text(200, '<html>Log in</html>'), /no JSON/],
    [
      'a redirect to TLS',
      (_, res) => {
        res.writeHead(307, { location: 'https://example.com' }).end();
      },
      /redirects to another address/,
    ],
  ])('explains %s', async (_, answer, message) => {
    answers.push(answer);
    await expect(client().sync(app)).rejects.toThrow(message);
  });

  it('says when nobody listens, and when no answer comes', async () => {
    answers.push(() => {});
    await expect(client({ timeoutMs: 50 }).sync(app)).rejects.toThrow(
      /did not answer within 0.05 s/,
    );
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    await expect(
      client({ url: `http://127.0.0.1:${port}` }).sync(app),
    ).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/'main' cannot be reached/),
    });
  });

  it('refuses a name that is none before it asks', async () => {
    await expect(client().get({ name: '../x' })).rejects.toThrow(
      "'../x' is no name of an Application",
    );
    expect(seen).toEqual([]);
  });

  it('reads a stream whose events come in pieces', async () => {
    answers.push((_, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: {"result":{"type":"ADDED","appli');
      res.write('cation":{"metadata":{"name":"a"}}}} \n\n\n:\n\n');
      res.end(
        'data: {"result":{"type":"DELETED","application":{"metadata":{"name":"b"}}}} \n\n\n',
      );
    });
    const events: ArgoApplicationEvent[] = [];
    for await (const event of client().streamApplications({
      resourceVersion: '5',
      signal: new AbortController().signal,
    })) {
      events.push(event);
    }
    expect(
      events.map(({ type, application }) => [type, application.metadata.name]),
    ).toEqual([
      ['ADDED', 'a'],
      ['DELETED', 'b'],
    ]);
    expect(seen[0].headers.accept).toBe('text/event-stream');
    expect(seen[0].line).toContain('resourceVersion=5');
  });

  it('tells the error that a stream ends with', async () => {
    answers.push((_, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.end('data: {"error":{"grpc_code":14,"message":"closing"}} \n\n');
    });
    const stream = client().streamApplications({
      signal: new AbortController().signal,
    });
    await expect(stream.next()).rejects.toThrow(/ended: closing/);
  });
});

function json(status: number, body: object): Answer {
  return (_, res) => {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  };
}

function text(status: number, body: string): Answer {
  return (_, res) => {
    res.writeHead(status, { 'content-type': 'text/plain' });
    res.end(body);
  };
}
