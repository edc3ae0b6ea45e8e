import { IncomingMessage, ServerResponse } from 'node:http';
import { isAuthorized } from '../chartmuseum/isAuthorized';
import { SandboxService } from '../SandboxService';
import { handleBlob } from './handleBlob';
import { listRepositories, listTags } from './handleLists';
import { handleManifest } from './handleManifest';
import { continueUpload, startUpload } from './handleUpload';
import { allowedMethods, matchOciRoute, OciRoute } from './matchOciRoute';
import { OciAnswer, ociErrors, ociNotFound, plainText } from './OciAnswer';
import { OciRequest } from './OciRequest';
import { RegistryStore } from './RegistryStore';
import { Uploads } from './Uploads';

export interface OciRegistryOptions {
  /** Where blobs and manifests are kept; made when it is missing. */
  readonly dataDir: string;
  readonly logger: {
    info(message: string): void;
    warn(message: string): void;
  };
  /** With it, every route needs these credentials, sent as Basic. */
  readonly auth?: { readonly username: string; readonly password: string };
}

/**
 * An OCI registry that answers as the CNCF registry 3.1 does with deletion switched on: push, pull, mounts, chunks,
 * paged tags and deletion.
 */
export function createOciRegistry(options: OciRegistryOptions): SandboxService {
  const { dataDir, logger, auth } = options;
  const store = new RegistryStore(dataDir);
  const uploads = new Uploads();

  const respond = async (request: IncomingMessage): Promise<OciAnswer> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = matchOciRoute(decoded(url.pathname));
    const method = request.method ?? 'GET';
    if (route.kind === 'none') {
      return ociNotFound();
    }
    if (!allowedMethods(route).includes(method)) {
      return plainText(405, 'Method not allowed\n', {
        allow: allowedMethods(route).join(', '),
      });
    }
    if (!isAuthorized(request.headers.authorization, auth)) {
      const answer = ociErrors(401, [{ code: 'UNAUTHORIZED' }]);
      return {
        ...answer,
        headers: {
          ...answer.headers,
          'www-authenticate': 'Basic realm="Sandbox registry"',
        },
      };
    }
    const host = request.headers.host ?? 'localhost';
    return answerRoute(route, {
      method,
      request,
      query: url.searchParams,
      origin: `http://${host}`,
      store,
      uploads,
    });
  };

  return {
    name: 'oci-registry',
    handler: (request, response) => {
      respond(request)
        .catch((error: unknown) => {
          if (!request.destroyed) {
            logger.warn(`OCI registry: ${String(error)}`);
          }
          return ociErrors(500, [{ code: 'UNKNOWN' }]);
        })
        .then(answer => send(request, response, answer));
    },
    async start(url) {
      logger.info(
        `OCI registry on ${url} holds ${store.names().length} repositories`,
      );
    },
    async stop() {
      // Nothing runs in the background: blobs are written before they are answered.
    },
  };
}

async function answerRoute(
  route: OciRoute,
  context: OciRequest,
): Promise<OciAnswer> {
  switch (route.kind) {
    case 'root':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      };
    case 'moved':
      return {
        status: 301,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          location: '/v2/',
        },
        body: '<a href="/v2/">Moved Permanently</a>.\n\n',
      };
    case 'catalog':
      return listRepositories(context);
    default:
  }
  if (!('repository' in route)) {
    return ociNotFound();
  }
  if (route.repository.length > 255) {
    return tooLong(route.repository);
  }
  switch (route.kind) {
    case 'tags':
      return listTags(route.repository, context);
    case 'manifest':
      return handleManifest(route, context);
    case 'blob':
      return handleBlob(route, context);
    case 'startUpload':
      return startUpload(route.repository, context);
    default:
      return continueUpload(route, context);
  }
}

// The registry writes this body twice, which is no JSON; clients have to live with it.
function tooLong(repository: string): OciAnswer {
  const answer = ociErrors(500, [
    {
      code: 'UNKNOWN',
      detail: `repository name "${repository}" invalid: repository name must not be more than 255 characters`,
    },
  ]);
  return { ...answer, body: `${answer.body}${answer.body}` };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: OciAnswer,
): void {
  request.resume();
  if (response.destroyed) {
    return;
  }
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
