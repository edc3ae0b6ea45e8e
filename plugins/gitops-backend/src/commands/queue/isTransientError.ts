const TRANSIENT_NAMES = new Set(['ServiceUnavailableError', 'TimeoutError']);
/** Kinds of our adapters' errors that are named as unavailable to callers, but that only an administrator can mend. */
const LASTING_KINDS = new Set(['credentials', 'forbidden', 'full']);
const TRANSIENT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** Whether trying again may help without anybody doing something. The adapters translate; their names decide. */
export function isTransientError(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; current instanceof Error && depth < 5; depth++) {
    const { code, kind } = current as { code?: unknown; kind?: unknown };
    if (typeof kind === 'string' && LASTING_KINDS.has(kind)) return false;
    if (TRANSIENT_NAMES.has(current.name)) return true;
    if (typeof code === 'string' && TRANSIENT_CODES.has(code)) return true;
    current = current.cause;
  }
  return false;
}
