import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Logger } from '../../Logger';
import { AccessControl } from '../access/AccessControl';
import { Caller } from '../access/Caller';
import { ArgoError } from './ArgoError';
import { FieldsCollision } from './FieldsCollision';
import { matchPath } from './matchPath';
import { pathSegments } from './pathSegments';
import { readBody } from './readBody';
import { Route } from './Route';

interface HandlerOptions {
  readonly routes: readonly Route[];
  readonly access: AccessControl;
  readonly logger: Logger;
  /** Everything lies below this path: `/argocd`, or empty. */
  readonly rootPath: string;
}

const ANONYMOUS = new Caller({ name: '' }, () => false);
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    .end(`${text}\n`);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: ArgoError,
  stream: boolean,
): void {
  const { code, message, httpStatus } = error;
  if (!stream) {
    sendJson(response, httpStatus, { error: message, code, message });
    return;
  }
  const text = JSON.stringify({
    error: {
      grpc_code: code,
      http_code: httpStatus,
      message,
      http_status: REASONS[httpStatus] ?? 'Error',
    },
  });
  const sse = request.headers.accept === 'text/event-stream';
  response
    .writeHead(httpStatus, {
      'content-type': sse ? 'text/event-stream' : 'application/json',
    })
    .end(sse ? `data: ${text} \n\n` : `${text}\n`);
}

/** Argo CD's HTTP surface: content type rule, tokens, routing, and errors in its forms. */
export function createHandler(options: HandlerOptions): RequestListener {
  const { routes, access, logger, rootPath } = options;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://argocd');
    if (url.pathname === '/healthz') return sendText(response, 200, 'ok');
    if (!`${url.pathname}/`.startsWith(`${rootPath}/`)) {
      return sendText(response, 404, '404 page not found');
    }
    const path = url.pathname.slice(rootPath.length) || '/';
    if (path === '/healthz') return sendText(response, 200, 'ok');
    const webhook = path === '/api/webhook';
    if (path.startsWith('/api/') && !webhook && request.method !== 'GET') {
      const type = request.headers['content-type']?.toLowerCase();
      if (type !== 'application/json') {
        return sendText(response, 415, 'Invalid content type');
      }
    }
    const segments = pathSegments(path);
    const fitting = segments
      ? routes.flatMap(route => {
          const params = matchPath(route.path, segments);
          return params ? [{ route, params }] : [];
        })
      : [];
    if (fitting.length === 0) return sendText(response, 404, 'Not Found');
    const found = fitting.find(({ route }) => route.method === request.method);
    if (!found) return sendText(response, 405, 'Method Not Allowed');
    const { route, params } = found;
    try {
      const body = request.method === 'GET' ? {} : await readBody(request);
      const { authorization, cookie } = request.headers;
      const caller = route.public
        ? ANONYMOUS
        : access.callerOf(authorization, cookie);
      const result = await route.handle({
        request,
        response,
        params,
        query: url.searchParams,
        body,
        caller,
      });
      if (result !== undefined) sendJson(response, 200, result);
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return undefined;
      }
      if (error instanceof FieldsCollision) {
        response
          .writeHead(500, { 'content-type': 'application/json' })
          .end(error.body);
        return undefined;
      }
      const known =
        error instanceof ArgoError
          ? error
          : ArgoError.unknown((error as Error).message);
      if (!(error instanceof ArgoError)) {
        logger.debug(`Argo CD simulator: ${path}: ${known.message}`);
      }
      sendError(request, response, known, route.stream ?? false);
    }
    return undefined;
  };

  return (request, response) => {
    void answer(request, response);
  };
}
