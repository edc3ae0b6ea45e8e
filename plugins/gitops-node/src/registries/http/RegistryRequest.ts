/** One request to a registry or to its token service. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Goes to the origin of `url` alone, wherever that redirects to. */
  readonly authorization?: string;
  readonly signal?: AbortSignal;
  /**
   * False when the caller begins anew itself.
   *
   * @defaultValue true
   */
  readonly retry?: boolean;
  /**
   * False when a redirect is an answer like another.
   *
   * @defaultValue true
   */
  readonly redirects?: boolean;
}
