/**
 * What a registry is told about who we are.
 *
 * @public
 */
export interface ChartCredentials {
  readonly username?: string;
  readonly password?: string;
  /** Sent as it is, as a bearer token. */
  readonly token?: string;
}

/**
 * Where credentials come from. Asked before they are needed; may cache.
 *
 * @public
 */
export interface ChartCredentialsProvider {
  /**
   * @returns undefined for a registry that is used without
   * @throws Error with one sentence that holds no secret
   */
  get(options?: {
    /** True after the registry refused the last ones: no cache, please. */
    readonly refresh?: boolean;
    readonly signal?: AbortSignal;
  }): Promise<ChartCredentials | undefined>;
}
