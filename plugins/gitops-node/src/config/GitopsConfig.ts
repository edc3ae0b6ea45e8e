/**
 * The plugin's configuration, read and checked. See `config.d.ts` of the backend plugin for every key.
 *
 * @public
 */
export interface GitopsConfig {
  readonly instances: readonly ArgoCdInstanceConfig[];
  readonly chartRepositories: readonly ChartRepositoryConfig[];
  /** Where generated config goes; absent when this installation only looks. */
  readonly repository?: GitopsRepositoryConfig;
  /** In promotion order. */
  readonly environments: readonly EnvironmentConfig[];
  readonly ownership: readonly {
    readonly project: string;
    readonly owner: string;
  }[];
}

/** @public */
export interface ArgoCdInstanceConfig {
  readonly name: string;
  /** With its path prefix, without a trailing slash. */
  readonly url: string;
  readonly publicUrl?: string;
  readonly auth:
    | { readonly type: 'token'; readonly token: string }
    | {
        readonly type: 'password';
        readonly username: string;
        readonly password: string;
      };
  readonly readOnly: boolean;
  readonly caFile?: string;
  readonly insecureSkipVerify: boolean;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

/** @public */
export interface ChartRepositoryConfig {
  readonly name: string;
  readonly type: 'chartmuseum' | 'oci';
  /** `http(s)://…` for ChartMuseum, `oci://host/path` for OCI. */
  readonly url: string;
  readonly plainHttp: boolean;
  readonly username?: string;
  readonly password?: string;
  readonly token?: string;
}

/** @public */
export interface GitopsRepositoryConfig {
  readonly url: string;
  readonly branch: string;
  /** `cnoe`: packages for idpbuilder. `git`: Applications read this repository. */
  readonly mode: 'cnoe' | 'git';
}

/** @public */
export interface EnvironmentConfig {
  readonly name: string;
  readonly requireReason: boolean;
  readonly match: readonly EnvironmentMatch[];
}

/**
 * All given parts have to hold; `*` stands for any text.
 *
 * @public
 */
export interface EnvironmentMatch {
  readonly instance?: string;
  readonly project?: string;
  readonly destination?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}
