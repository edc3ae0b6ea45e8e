import { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { SandboxService } from '../SandboxService';
import { Answer, answerError } from './Answer';
import { ArchiveError } from './ArchiveError';
import { ChartStore } from './ChartStore';
import { isAuthorized } from './isAuthorized';
import { matchRoute } from './matchRoute';
import { readBody } from './readBody';
import { handleRead } from './handleRead';
import { handleUpload } from './handleUpload';

export interface ChartMuseumOptions {
  /** Where the archives are kept; made when it is missing. */
  readonly dataDir: string;
  readonly logger: {
    info(message: string): void;
    warn(message: string): void;
  };
  /** With it, everything but `/health` and `/info` needs these credentials. */
  readonly auth?: { readonly username: string; readonly password: string };
  /**
   * The largest request body in bytes.
   *
   * @default 20 MiB
   */
  readonly maxUploadBytes?: number;
}

const DEFAULT_MAX_UPLOAD = 20 << 20;

/**
 * A chart repository that answers as ChartMuseum 0.16.5 does with local storage and its default options. Call `start`
 * before the first request: it reads what the folder holds.
 */
export function createChartMuseum(options: ChartMuseumOptions): SandboxService {
  const { dataDir, logger, auth } = options;
  // Read once, when the first request or `start` comes, whichever is earlier.
  let opening: Promise<ChartStore> | undefined;
  const store = () => (opening ??= ChartStore.open(dataDir));

  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const route = matchRoute(request.method ?? 'GET', request.url ?? '/');
    if (route.kind === 'none') {
      return answerError(404, 'not found');
    }
    if (!route.open && !isAuthorized(request.headers.authorization, auth)) {
      return {
        ...answerError(401, 'unauthorized'),
        headers: { 'www-authenticate': 'Basic realm="ChartMuseum"' },
      };
    }
    if (!('force' in route)) {
      const answer = await handleRead(route, await store());
      return request.method === 'HEAD' ? answerHead(answer) : answer;
    }
    const body = await readBody(
      request,
      options.maxUploadBytes ?? DEFAULT_MAX_UPLOAD,
    );
    if (body === undefined) {
      return {
        status: 413,
        type: 'text/plain; charset=utf-8',
        body: 'request too large',
      };
    }
    return handleUpload(route, {
      body,
      contentType: request.headers['content-type'] ?? '',
      store: await store(),
      logger,
    });
  };

  return {
    name: 'chartmuseum',
    handler: (request, response) => {
      response.setHeader(
        'x-request-id',
        request.headers['x-request-id'] ?? randomUUID(),
      );
      respond(request)
        .catch((error: unknown) =>
          error instanceof ArchiveError
            ? answerError(400, error.message)
            : answerError(500, String(error)),
        )
        .then(answer => send(request, response, answer));
    },
    async start(url) {
      const { length } = (await store()).names();
      logger.info(`Chart repository on ${url} holds ${length} charts`);
    },
    async stop() {
      await opening?.catch(() => undefined);
    },
  };
}

// ChartMuseum answers HEAD by another way than GET, with other content types.
function answerHead({ status }: Answer): Answer {
  return status === 200 ? { status } : { status, type: 'text/plain' };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Answer,
): void {
  // What was not read of a refused body would otherwise hold up the next request on this connection.
  request.resume();
  if (response.destroyed) {
    return;
  }
  response.writeHead(status, {
    ...(type !== undefined && { 'content-type': type }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
