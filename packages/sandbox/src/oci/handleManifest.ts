import { readBody } from '../chartmuseum/readBody';
import { OciAnswer, ociErrors } from './OciAnswer';
import { digestOf } from './digestOf';
import { OciRequest } from './OciRequest';
import { isManifestType, missingParts, readManifest } from './readManifest';

const LARGEST = 4 << 20;
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

interface Target {
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
}

/** Gives, takes or removes a manifest. */
export async function handleManifest(
  target: Target,
  context: OciRequest,
): Promise<OciAnswer> {
  switch (context.method) {
    case 'PUT':
      return putManifest(target, context);
    case 'DELETE':
      return deleteManifest(target, context);
    default:
      return getManifest(target, context);
  }
}

function getManifest(
  { repository, reference }: Target,
  { request, store }: OciRequest,
): OciAnswer {
  const found = store.resolve(repository, reference);
  if (!found) {
    return ociErrors(404, [
      {
        code: 'MANIFEST_UNKNOWN',
        detail: reference.includes(':')
          ? `unknown manifest name=${repository} revision=${reference}`
          : `unknown tag=${reference}`,
      },
    ]);
  }
  const { digest, mediaType } = found;
  const accepts = (request.headers.accept ?? '')
    .split(',')
    .map(type => type.split(';')[0].trim());
  // Without this type in Accept the registry denies that there is anything, and so does ours.
  const accepted =
    (mediaType !== OCI_MANIFEST && mediaType !== OCI_INDEX) ||
    accepts.includes(mediaType) ||
    (mediaType === OCI_INDEX && accepts.includes(OCI_MANIFEST));
  if (!accepted) {
    const kind = mediaType === OCI_INDEX ? 'index' : 'manifest';
    return ociErrors(404, [
      {
        code: 'MANIFEST_UNKNOWN',
        message: `OCI ${kind} found, but accept header does not support OCI ${kind === 'index' ? 'indexes' : 'manifests'}`,
      },
    ]);
  }
  if (request.headers['if-none-match'] === `"${digest}"`) {
    return { status: 304 };
  }
  return {
    status: 200,
    headers: {
      'content-type': mediaType,
      'docker-content-digest': digest,
      etag: `"${digest}"`,
    },
    body: store.content(digest),
  };
}

async function putManifest(
  { repository, reference }: Target,
  { request, store, origin }: OciRequest,
): Promise<OciAnswer> {
  const invalid = (detail: string) =>
    ociErrors(400, [{ code: 'MANIFEST_INVALID', detail }]);
  const mediaType = (request.headers['content-type'] ?? '')
    .split(';')[0]
    .trim();
  const bytes = await readBody(request, LARGEST);
  if (bytes === undefined) {
    return invalid('http: request body too large');
  }
  if (!isManifestType(mediaType)) {
    return invalid(
      `unsupported manifest media type and no default available: ${mediaType}`,
    );
  }
  const manifest = readManifest(bytes, mediaType);
  if ('problem' in manifest) {
    return invalid(manifest.problem);
  }
  if (manifest.schemaVersion !== 2) {
    return ociErrors(500, [
      {
        code: 'UNKNOWN',
        detail: `unrecognized manifest schema version ${manifest.schemaVersion}`,
      },
    ]);
  }
  const digest = digestOf(bytes);
  const byDigest = reference.includes(':');
  if (byDigest && reference !== digest) {
    return ociErrors(400, [{ code: 'DIGEST_INVALID' }]);
  }
  const missing = missingParts(manifest, {
    hasBlob: each => store.hasBlob(repository, each),
    hasManifest: each => store.resolve(repository, each) !== undefined,
  });
  if (missing.length > 0) {
    return ociErrors(
      400,
      missing.map(detail => ({ code: 'MANIFEST_BLOB_UNKNOWN', detail })),
    );
  }
  store.addManifest(repository, {
    digest,
    mediaType,
    bytes,
    ...(!byDigest && { tag: reference }),
  });
  return {
    status: 201,
    headers: {
      'docker-content-digest': digest,
      location: `${origin}/v2/${repository}/manifests/${digest}`,
    },
  };
}

function deleteManifest(
  { repository, reference }: Target,
  { store }: OciRequest,
): OciAnswer {
  if (store.deleteManifest(repository, reference)) {
    return { status: 202 };
  }
  return ociErrors(404, [
    {
      code: 'MANIFEST_UNKNOWN',
      ...(!reference.includes(':') && { detail: `unknown tag=${reference}` }),
    },
  ]);
}
