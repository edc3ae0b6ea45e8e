/**
 * An Argo CD project (AppProject): what its Applications may read, where they may go, who may act on them and when.
 * `config/projects/<name>.ts`.
 *
 * @public
 */
export interface ProjectConfig {
  /** DNS-1123 label, the file's name. */
  readonly name: string;
  /** @defaultValue none */
  readonly description?: string;
  /** Repositories and charts, with `*`: `https://git.example.com/shop/*`. `!` in front refuses. */
  readonly sourceRepos: readonly string[];
  /** At least one. */
  readonly destinations: readonly ProjectDestination[];
  /**
   * Kinds without a namespace.
   *
   * @defaultValue none is allowed
   */
  readonly clusterResources?: ResourceRules;
  /**
   * Kinds in namespaces.
   *
   * @defaultValue all are allowed
   */
  readonly namespaceResources?: ResourceRules;
  /** @defaultValue none */
  readonly roles?: readonly ProjectRole[];
  /** @defaultValue none: syncs run at any time */
  readonly syncWindows?: readonly SyncWindow[];
  /** Tells of objects in the namespaces that belong to no Application. @defaultValue not watched */
  readonly orphanedResources?: { readonly warn: boolean };
  /** Namespaces other than Argo CD's own whose Applications may name this project. @defaultValue none */
  readonly sourceNamespaces?: readonly string[];
}

/**
 * One field of `name` and `server`.
 *
 * @public
 */
export interface ProjectDestination {
  /** The cluster's name in Argo CD, with `*`. */
  readonly name?: string;
  /** The API server's address, with `*`. */
  readonly server?: string;
  /** With `*`. */
  readonly namespace: string;
}

/** @public */
export interface ResourceRules {
  /** @defaultValue what the project says without it */
  readonly allow?: readonly ResourceKind[];
  /** Wins over `allow`. @defaultValue none */
  readonly deny?: readonly ResourceKind[];
}

/**
 * `*` stands for all.
 *
 * @public
 */
export interface ResourceKind {
  /** With `*`. @defaultValue none: the core */
  readonly group?: string;
  readonly kind: string;
}

/** @public */
export interface ProjectRole {
  readonly name: string;
  /** @defaultValue none */
  readonly description?: string;
  /** Groups of the single sign-on. @defaultValue none */
  readonly groups?: readonly string[];
  readonly permissions: readonly ProjectPermission[];
}

/** @public */
export interface ProjectPermission {
  /** @defaultValue `applications` */
  readonly resource?:
    | 'applications'
    | 'applicationsets'
    | 'logs'
    | 'exec'
    | 'repositories'
    | 'clusters';
  /** `get`, `sync`, `action/<group>/<kind>/<action>`, `*`. */
  readonly action: string;
  /** Name of the Application in this project, with `*`. @defaultValue `*` */
  readonly name?: string;
  /** @defaultValue `allow` */
  readonly effect?: 'allow' | 'deny';
}

/**
 * When syncs may run, or may not.
 *
 * @public
 */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  /** A cron line of five fields: `0 22 * * 1-5`. */
  readonly schedule: string;
  /** As Go writes durations: `1h30m`. */
  readonly duration: string;
  /** With `*`. One of these three is needed. @defaultValue none */
  readonly applications?: readonly string[];
  /** @defaultValue none */
  readonly namespaces?: readonly string[];
  /** @defaultValue none */
  readonly clusters?: readonly string[];
  /** Whether a person may sync all the same. @defaultValue false */
  readonly manualSync?: boolean;
  /** IANA name. @defaultValue `UTC` */
  readonly timeZone?: string;
}
