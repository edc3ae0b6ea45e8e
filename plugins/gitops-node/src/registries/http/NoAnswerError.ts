const FINAL: ReadonlySet<string> = new Set([
  'TOO_LARGE',
  'INSECURE_REDIRECT',
  'ENOTFOUND',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
]);

/** A request that got no answer, or not all of it. Its message holds no address, since that may hold a token. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  /** @param code - The one of the network (`ECONNRESET`), `TIMEOUT`, `TOO_LARGE` or `INSECURE_REDIRECT` */
  constructor(readonly code: string) {
    super(`no answer (${code})`);
  }

  /** True when another try would end the same way. */
  get isFinal(): boolean {
    return FINAL.has(this.code);
  }
}
