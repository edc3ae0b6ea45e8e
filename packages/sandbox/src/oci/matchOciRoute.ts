/** What a request is about. */
export type OciRoute =
  | { readonly kind: 'none' | 'root' | 'moved' | 'catalog' }
  | { readonly kind: 'tags' | 'startUpload'; readonly repository: string }
  | {
      readonly kind: 'manifest';
      readonly repository: string;
      /** A tag or a digest. */
      readonly reference: string;
    }
  | {
      readonly kind: 'blob';
      readonly repository: string;
      readonly digest: string;
    }
  | {
      readonly kind: 'upload';
      readonly repository: string;
      readonly id: string;
    };

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const NAME = `${PART}(?:/${PART})*`;
const ROUTE = new RegExp(
  `^/v2/(${NAME})/(?:(tags)/list|(manifests)/([^/]+)|(blobs)/uploads/([^/]*)|(blobs)/([^/]+))$`,
);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-zA-Z=_-]+$/;

/** Reads a path, decoded. Names and tags that the specification does not allow are no route. */
export function matchOciRoute(path: string): OciRoute {
  switch (path) {
    case '/v2/':
      return { kind: 'root' };
    case '/v2':
      return { kind: 'moved' };
    case '/v2/_catalog':
      return { kind: 'catalog' };
    default:
  }
  const parts = ROUTE.exec(path);
  if (!parts) {
    return { kind: 'none' };
  }
  const [, repository, tags, manifests, reference, uploads, id, , digest] =
    parts;
  if (tags) {
    return { kind: 'tags', repository };
  }
  if (manifests) {
    return TAG.test(reference) || DIGEST.test(reference)
      ? { kind: 'manifest', repository, reference }
      : { kind: 'none' };
  }
  if (uploads) {
    return id === ''
      ? { kind: 'startUpload', repository }
      : { kind: 'upload', repository, id };
  }
  return DIGEST.test(digest)
    ? { kind: 'blob', repository, digest }
    : { kind: 'none' };
}

/** The methods of a route, as the `Allow` header lists them. */
export function allowedMethods({ kind }: OciRoute): readonly string[] {
  switch (kind) {
    case 'manifest':
      return ['DELETE', 'GET', 'HEAD', 'PUT'];
    case 'blob':
      return ['DELETE', 'GET', 'HEAD'];
    case 'startUpload':
      return ['POST'];
    case 'upload':
      return ['DELETE', 'GET', 'HEAD', 'PATCH', 'PUT'];
    case 'root':
    case 'moved':
      return ['GET', 'HEAD'];
    default:
      return ['GET'];
  }
}
