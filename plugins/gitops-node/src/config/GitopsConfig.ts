import { GitChanges } from '@slipway/plugin-gitops-common';

/**
 * The plugin's configuration, read and checked. See `config.d.ts` of the backend plugin for every key.
 *
 * @public
 */
export interface GitopsConfig {
  readonly instances: readonly ArgoCdInstanceConfig[];
  readonly chartRepositories: readonly ChartRepositoryConfig[];
  /** How charts are checked before a release. */
  readonly chartLint: {
    readonly engine: 'auto' | 'builtin' | 'helm';
    /** Where helm is; absent: the one on PATH. */
    readonly helmBinary?: string;
  };
  /** Addresses that a release may read a chart from; with none, only tarballs are released. */
  readonly chartSources: readonly string[];
  /** Where generated config goes; absent when this installation only looks. */
  readonly repository?: GitopsRepositoryConfig;
  /** In promotion order. */
  readonly environments: readonly EnvironmentConfig[];
  readonly ownership: readonly {
    readonly project: string;
    readonly owner: string;
  }[];
  /** Which external callers may release which entities. */
  readonly ci: readonly CiAccessConfig[];
  readonly retention: RetentionConfig;
}

/**
 * An external caller of Backstage (`backend.auth.externalAccess`) and the entities that it may release.
 *
 * @public
 */
export interface CiAccessConfig {
  /** The subject of the access token, as it is configured there: `ci-checkout`. */
  readonly subject: string;
  /** Full entity refs. */
  readonly entities: readonly string[];
}

/**
 * How long ended work is kept, in milliseconds.
 *
 * @public
 */
export interface RetentionConfig {
  /** Ended commands, with their steps. */
  readonly commandsMs: number;
  /** The steps of ended commands. */
  readonly stepsMs: number;
  /** Chart archives of failed releases, which a retry needs. */
  readonly archivesMs: number;
  /** Ended operations of the ledger. The newest success of each deployment always stays. */
  readonly ledgerMs: number;
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
  /** Other addresses under which Applications read this repository, such as one inside the cluster. */
  readonly applicationUrls?: readonly string[];
  /** How many charts are published to it at once. @defaultValue 4 */
  readonly concurrency?: number;
  readonly username?: string;
  readonly password?: string;
  readonly token?: string;
  /** Takes the place of username, password and token. */
  readonly credentials?: ChartCredentialsConfig;
  /** PEM file with the authorities to trust for this registry, beside no others. */
  readonly caFile?: string;
  /** Milliseconds without any progress of one request. Absent: 30 s. */
  readonly timeoutMs?: number;
  /** ChartMuseum: how many parts at the end of the address are the tenant (`--depth`). Absent: 0. */
  readonly depth?: number;
  /** ChartMuseum: how a chart is sent. Absent: `raw`. */
  readonly upload?: 'raw' | 'multipart';
  /** OCI: hosts beside the registry's own that may issue its tokens. */
  readonly tokenHosts?: readonly string[];
}

/**
 * Where the credentials of a chart repository come from.
 *
 * @public
 */
export type ChartCredentialsConfig =
  | {
      readonly type: 'static';
      readonly username?: string;
      readonly password?: string;
      readonly token?: string;
    }
  | {
      /** The names of variables of the backend's environment. */
      readonly type: 'environment';
      readonly username?: string;
      readonly password?: string;
      readonly token?: string;
    }
  | {
      readonly type: 'file';
      readonly path: string;
      /** Whose password the file holds, unless the file says. */
      readonly username?: string;
    }
  | {
      readonly type: 'exec';
      /** Program and arguments; no shell. */
      readonly command: readonly string[];
      readonly username?: string;
      readonly timeoutMs: number;
      readonly cacheMs: number;
      /** Names of variables that the program may see beside PATH and HOME. */
      readonly environment: readonly string[];
    };

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
  /** How Git is changed for it. */
  readonly changes: GitChanges;
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
