/** What to send back. */
export interface OciAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One entry of the distribution specification's error body. */
export interface OciProblem {
  readonly code: string;
  readonly detail?: unknown;
}

const MESSAGES: Readonly<Record<string, string>> = {
  BLOB_UNKNOWN: 'blob unknown to registry',
  BLOB_UPLOAD_UNKNOWN: 'blob upload unknown to registry',
  DIGEST_INVALID: 'provided digest did not match uploaded content',
  MANIFEST_BLOB_UNKNOWN: 'blob unknown to registry',
  MANIFEST_INVALID: 'manifest invalid',
  MANIFEST_UNKNOWN: 'manifest unknown',
  NAME_UNKNOWN: 'repository name not known to registry',
  PAGINATION_NUMBER_INVALID: 'invalid number of results requested',
  RANGE_INVALID: 'invalid content range',
  UNAUTHORIZED: 'authentication required',
  UNKNOWN: 'unknown error',
};

/** An error body with the messages of the CNCF registry. */
export function ociErrors(
  status: number,
  problems: readonly (OciProblem & { readonly message?: string })[],
): OciAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify({
      errors: problems.map(({ code, message, detail }) => ({
        code,
        message: message ?? MESSAGES[code] ?? code,
        ...(detail !== undefined && { detail }),
      })),
    })}\n`,
  };
}

/** The answer to a path that is no route, or a name that cannot be one. */
export function ociNotFound(): OciAnswer {
  return plainText(404, '404 page not found\n');
}

export function plainText(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): OciAnswer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body,
  };
}
