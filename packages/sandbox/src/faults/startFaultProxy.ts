import {
  createServer,
  IncomingMessage,
  request as sendRequest,
  ServerResponse,
} from 'node:http';
import { Agent, request as sendSecureRequest } from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ProxiedRequest, ProxyFault, ProxyFaultRule } from './ProxyFault';

/** One request that went through the proxy, or was answered by it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** It carried credentials. */
  readonly authorized: boolean;
  /** The status that the client got; undefined when the connection was cut. */
  status?: number;
  /** What went wrong on purpose. */
  readonly fault?: ProxyFault['type'];
}

/** A proxy in front of one server, that can let requests fail. */
export interface FaultProxy {
  readonly url: string;
  /** In the order in which they came, since the last `clear`. */
  readonly requests: readonly SeenRequest[];
  /** Bytes on the wire, both ways, headers included, since the last `clear`. */
  bytes(): number;
  /** Takes the place of the rules before. The first that matches and is not used up counts. */
  setFaults(...rules: readonly ProxyFaultRule[]): void;
  /** Forgets rules, requests and bytes. */
  clear(): void;
  close(): Promise<void>;
}

/** Settings of {@link startFaultProxy}. */
export interface FaultProxyOptions {
  /** `http://127.0.0.1:5000` or https with a certificate that nobody checks. */
  readonly target: string;
}

/**
 * Starts a proxy on a free port of loopback. The `Host` header goes through as it came, so that a server which names
 * itself by it names the proxy.
 */
export async function startFaultProxy({
  target,
}: FaultProxyOptions): Promise<FaultProxy> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const agent = new Agent({ rejectUnauthorized: false });
  let rules: { readonly rule: ProxyFaultRule; left: number }[] = [];
  let bytesBefore = 0;
  let bytesOfClosed = 0;

  const faultOf = (request: ProxiedRequest): ProxyFault | undefined => {
    const found = rules.find(
      ({ rule, left }) => left > 0 && rule.matches(request),
    );
    if (found) {
      found.left -= 1;
    }
    return found?.rule.fault;
  };

  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const fault = faultOf({ method, path, headers });
    const seen: SeenRequest = {
      method,
      path,
      authorized: headers.authorization !== undefined,
      ...(fault && { fault: fault.type }),
    };
    requests.push(seen);
    response.on('close', () => {
      seen.status = response.headersSent ? response.statusCode : undefined;
    });
    handle(request, response, { target, agent, fault });
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      bytesOfClosed += socket.bytesRead + socket.bytesWritten;
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const total = () =>
    [...sockets].reduce(
      (sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten,
      bytesOfClosed,
    );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    bytes: () => total() - bytesBefore,
    setFaults: (...next) => {
      rules = next.map(rule => ({ rule, left: rule.times ?? 1 }));
    },
    clear: () => {
      rules = [];
      requests.length = 0;
      bytesBefore = total();
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

function handle(
  request: IncomingMessage,
  response: ServerResponse,
  {
    target,
    agent,
    fault,
  }: {
    readonly target: string;
    readonly agent: Agent;
    readonly fault: ProxyFault | undefined;
  },
): void {
  if (fault?.type === 'answer') {
    request.resume();
    // Once all has come, as a proxy that refuses a body by its size would rather not do, but every client survives.
    request.on('end', () => {
      const { location } = fault.headers ?? {};
      response.writeHead(fault.status, {
        ...fault.headers,
        ...(location && { location: `${location}${request.url}` }),
      });
      response.end(fault.body);
    });
    return;
  }
  const url = new URL(target);
  const secure = url.protocol === 'https:';
  const upstream = (secure ? sendSecureRequest : sendRequest)({
    hostname: url.hostname,
    port: url.port,
    method: request.method,
    path: request.url,
    headers: request.headers,
    ...(secure && { agent }),
  });
  const cut = () => {
    upstream.destroy();
    request.socket.destroy();
  };
  upstream.on('error', () => request.socket.destroy());
  upstream.on('response', answer => {
    if (fault?.type === 'reset' && fault.at === 'before-headers') {
      answer.resume();
      answer.on('end', cut);
      return;
    }
    pass(answer, response, { fault, cut });
  });
  response.on('close', () => upstream.destroy());
  if (fault?.type === 'reset' && fault.at === 'request') {
    request.once('data', chunk => {
      upstream.write((chunk as Buffer).subarray(0, chunk.length / 2), cut);
    });
    request.once('end', cut);
    return;
  }
  request.pipe(upstream);
}

function pass(
  answer: IncomingMessage,
  response: ServerResponse,
  {
    fault,
    cut,
  }: { readonly fault: ProxyFault | undefined; readonly cut: () => void },
): void {
  if (!fault) {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on('error', cut);
    return;
  }
  const chunks: Buffer[] = [];
  answer.on('data', chunk => chunks.push(chunk as Buffer));
  answer.on('end', () => {
    const body = Buffer.concat(chunks);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    if (fault.type === 'corrupt') {
      if (body.length > 0) {
        body[body.length >> 1] ^= 1;
      }
      response.end(body);
      return;
    }
    if (fault.type === 'trickle') {
      trickle(body, response, fault.gapMs).catch(cut);
      return;
    }
    response.write(body.subarray(0, body.length >> 1), () => {
      if (fault.type === 'reset') {
        cut();
      }
    });
    response.flushHeaders();
  });
}

const PIECES = 10;

async function trickle(
  body: Buffer,
  response: ServerResponse,
  gapMs: number,
): Promise<void> {
  const size = Math.ceil(body.length / PIECES);
  response.flushHeaders();
  for (let at = 0; at < body.length; at += size) {
    await delay(gapMs);
    response.write(body.subarray(at, at + size));
  }
  response.end();
}
