/** A repository as the API gives it, without secrets. */
export interface Repository {
  readonly repo: string;
  readonly type?: string;
  readonly name?: string;
  readonly project?: string;
  readonly username?: string;
  readonly insecure?: boolean;
  readonly enableOCI?: boolean;
  readonly insecureOCIForceHttp?: boolean;
}
