/** What came back, whatever the status. */
export interface RegistryAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The address that answered, after redirects. */
  readonly url: URL;
}
