import { OciAnswer, ociErrors } from './OciAnswer';
import { digestOf, digestProblem, hasDigest } from './digestOf';
import { OciRequest } from './OciRequest';
import { Upload } from './Uploads';

/** Starts an upload, or takes over a blob of another repository. */
export function startUpload(
  repository: string,
  { query, store, uploads, origin }: OciRequest,
): OciAnswer {
  const mount = query.get('mount');
  const from = query.get('from');
  if (mount !== null && from !== null && store.hasBlob(from, mount)) {
    store.addBlob(repository, mount);
    return created(origin, repository, mount);
  }
  const upload = uploads.start(repository);
  return progress(202, upload, { uploads, origin });
}

/** Everything at an upload's own address: its state, more bytes, the end of it. */
export async function continueUpload(
  { repository, id }: { readonly repository: string; readonly id: string },
  context: OciRequest,
): Promise<OciAnswer> {
  const { method, query, uploads } = context;
  const upload = uploads.find(repository, id);
  if (!upload) {
    return ociErrors(404, [
      { code: 'BLOB_UPLOAD_UNKNOWN', detail: 'blob upload unknown' },
    ]);
  }
  switch (method) {
    case 'DELETE':
      uploads.end(upload);
      return { status: 204, headers: { 'docker-upload-uuid': upload.id } };
    case 'PATCH':
      return (
        misplaced(upload, context) ??
        (await receive(upload, context).then(() =>
          progress(202, upload, context),
        ))
      );
    case 'PUT':
      return (
        misplaced(upload, context) ??
        finish(upload, query.get('digest'), context)
      );
    default:
      return progress(204, upload, context);
  }
}

// Bytes have to come at the latest location, straight after those before.
function misplaced(
  upload: Upload,
  { request, query, uploads }: OciRequest,
): OciAnswer | undefined {
  const from = /^(\d+)-\d+$/.exec(request.headers['content-range'] ?? '')?.[1];
  const outdated = query.get('_state') !== uploads.stateOf(upload);
  return outdated || (from !== undefined && Number(from) !== upload.size)
    ? ociErrors(416, [{ code: 'RANGE_INVALID' }])
    : undefined;
}

// Bytes count as they come: what arrived before a cut stays.
async function receive(upload: Upload, { request }: OciRequest): Promise<void> {
  for await (const chunk of request) {
    upload.chunks.push(chunk as Buffer);
    upload.size += (chunk as Buffer).length;
  }
}

async function finish(
  upload: Upload,
  digest: string | null,
  context: OciRequest,
): Promise<OciAnswer> {
  const { store, uploads, origin } = context;
  const invalid = (detail: string) =>
    ociErrors(400, [{ code: 'DIGEST_INVALID', detail }]);
  if (!digest) {
    return invalid('digest missing');
  }
  if (digestProblem(digest) !== undefined) {
    return invalid('digest parsing failed');
  }
  await receive(upload, context);
  const bytes = Buffer.concat(upload.chunks);
  if (!hasDigest(bytes, digest)) {
    return invalid(
      `invalid digest for referenced layer: ${digest}, content does not match digest`,
    );
  }
  uploads.end(upload);
  // Blobs are known by sha256, whatever digest they were sent with.
  const canonical = digestOf(bytes);
  store.addBlob(upload.repository, canonical, bytes);
  return created(origin, upload.repository, canonical);
}

function created(
  origin: string,
  repository: string,
  digest: string,
): OciAnswer {
  return {
    status: 201,
    headers: {
      'docker-content-digest': digest,
      location: `${origin}/v2/${repository}/blobs/${digest}`,
    },
  };
}

function progress(
  status: number,
  upload: Upload,
  { uploads, origin }: Pick<OciRequest, 'uploads' | 'origin'>,
): OciAnswer {
  const { id, repository, size } = upload;
  return {
    status,
    headers: {
      location: `${origin}/v2/${repository}/blobs/uploads/${id}?_state=${uploads.stateOf(upload)}`,
      range: `0-${Math.max(0, size - 1)}`,
      'docker-upload-uuid': id,
    },
  };
}
