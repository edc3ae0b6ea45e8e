import { OciAnswer, ociErrors, plainText } from './OciAnswer';
import { digestProblem } from './digestOf';
import { OciRequest } from './OciRequest';

/** Gives a blob, whole or a range of it, or removes it from its repository. */
export function handleBlob(
  {
    repository,
    digest,
  }: { readonly repository: string; readonly digest: string },
  { method, request, store }: OciRequest,
): OciAnswer {
  const problem = digestProblem(digest);
  if (problem !== undefined) {
    return ociErrors(400, [{ code: 'DIGEST_INVALID', detail: problem }]);
  }
  if (method === 'DELETE') {
    return store.deleteBlob(repository, digest)
      ? { status: 202 }
      : ociErrors(404, [{ code: 'BLOB_UNKNOWN' }]);
  }
  if (!store.hasBlob(repository, digest)) {
    return ociErrors(404, [{ code: 'BLOB_UNKNOWN', detail: digest }]);
  }
  const bytes = store.content(digest);
  const identity = {
    'docker-content-digest': digest,
    etag: `"${digest}"`,
    'cache-control': 'max-age=31536000',
  };
  if (request.headers['if-none-match'] === `"${digest}"`) {
    return { status: 304, headers: identity };
  }
  const headers = {
    ...identity,
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range || (range[1] === '' && range[2] === '')) {
    return { status: 200, headers, body: bytes };
  }
  const last = bytes.length - 1;
  const from =
    range[1] === ''
      ? Math.max(0, bytes.length - Number(range[2]))
      : Number(range[1]);
  const to =
    range[1] === '' || range[2] === ''
      ? last
      : Math.min(last, Number(range[2]));
  if (from > last || to < from) {
    return plainText(416, 'invalid range: failed to overlap\n', {
      'docker-content-digest': digest,
      'content-range': `bytes */${bytes.length}`,
    });
  }
  return {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${from}-${to}/${bytes.length}`,
    },
    body: bytes.subarray(from, to + 1),
  };
}
