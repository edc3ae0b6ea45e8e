import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ArgoApplication } from '@slipway/plugin-gitops-node';

/**
 * A socket that answers as Argo CD's API does, from Applications that a test puts in: for what the simulator cannot
 * play, such as going away and coming back under the same address.
 */
export class TestArgoCd {
  readonly applications = new Map<string, ArgoApplication>();
  readonly manifests = new Map<string, readonly object[]>();
  /** Method and path of each request, oldest first. */
  readonly requests: string[] = [];
  /** Ends each stream as soon as it is opened, as a proxy does that cannot stream. */
  endsStreams = false;
  readonly #streams = new Set<ServerResponse>();
  #server?: Server;
  #port = 0;
  #version = 100;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const server = createServer((req, res) => this.#answer(req, res));
    await new Promise<void>(resolve => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    this.#streams.forEach(stream => stream.destroy());
    this.#streams.clear();
    this.#server?.closeAllConnections();
    await new Promise(resolve => {
      if (this.#server) this.#server.close(resolve);
      else resolve(undefined);
    });
    this.#server = undefined;
  }

  /** Puts an Application in place and tells the streams. */
  put(application: ArgoApplication): void {
    this.#version++;
    const { name } = application.metadata;
    const type = this.applications.has(name) ? 'MODIFIED' : 'ADDED';
    const stored = {
      ...application,
      metadata: {
        namespace: 'argocd',
        ...application.metadata,
        resourceVersion: String(this.#version),
      },
    };
    this.applications.set(name, stored);
    this.#tell(type, stored);
  }

  remove(name: string): void {
    const application = this.applications.get(name);
    this.applications.delete(name);
    if (application) this.#tell('DELETED', application);
  }

  #tell(type: string, application: ArgoApplication): void {
    const data = JSON.stringify({ result: { type, application } });
    this.#streams.forEach(stream => stream.write(`data: ${data} \n\n\n`));
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    const url = new URL(req.url ?? '/', this.url);
    const path = url.pathname.replace('/api/v1/', '');
    this.requests.push(`${req.method} ${path}`);
    if (req.headers.authorization !== 'Bearer a.b.c') {
      this.#send(res, 401, {
        error: 'no session information',
        code: 16,
        message: 'no session information',
      });
      return;
    }
    const [first, name, ...rest] = path.split('/');
    if (first === 'stream') {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      if (this.endsStreams) res.end();
      else this.#streams.add(res);
      return;
    }
    if (first === 'applications' && !name) {
      const items = [...this.applications.values()];
      this.#send(res, 200, {
        metadata: { resourceVersion: String(this.#version) },
        items: items.length ? items : null,
      });
      return;
    }
    const application = this.applications.get(name);
    if (!application) {
      const message = `applications.argoproj.io "${name}" not found`;
      this.#send(res, 404, { error: message, code: 5, message });
      return;
    }
    if (req.method === 'PUT') {
      json(req).then(body => {
        this.put(body as ArgoApplication);
        this.#send(res, 200, this.applications.get(name));
      }, res.destroy.bind(res));
      return;
    }
    this.#send(res, 200, this.#part(application, rest.join('/'), url));
  }

  #part(application: ArgoApplication, part: string, url: URL): unknown {
    const { name } = application.metadata;
    if (!part) return application;
    if (part === 'resource-tree') return { nodes: null };
    if (part === 'manifests') {
      const revision =
        url.searchParams.get('revision') ?? application.status?.sync?.revision;
      const found = this.manifests.get(`${name}@${revision}`) ?? [];
      return { manifests: found.map(manifest => JSON.stringify(manifest)) };
    }
    return {
      author: 'Ana <ana@example.com>',
      message: 'Raise the tag',
      date: '2026-01-05T08:00:00Z',
    };
  }

  #send(res: ServerResponse, status: number, body: unknown): void {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  }
}
