/** The host's own records, as `state.json` keeps them. Dates are RFC 3339. */
export interface HostRecords {
  nextId: number;
  owners: OwnerRecord[];
  repositories: RepositoryRecord[];
}

/** A user or an organisation. */
export interface OwnerRecord {
  readonly id: number;
  readonly kind: 'user' | 'organization';
  readonly login: string;
  fullName: string;
  email: string;
  readonly admin: boolean;
  readonly createdAt: string;
  /** `salt:hash` (scrypt); absent when nobody signs in with a password. */
  passwordHash?: string;
  tokens: TokenRecord[];
  /** Logins that may do everything in an organisation. */
  members: string[];
}

/** A personal access token; the token itself is never kept. */
export interface TokenRecord {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly lastEight: string;
  readonly scopes: readonly string[];
}

/** Repository options that `PATCH` may change and answers show. */
export interface RepositoryOptions {
  has_wiki: boolean;
  allow_merge_commits: boolean;
  allow_rebase: boolean;
  allow_rebase_explicit: boolean;
  allow_squash_merge: boolean;
  allow_fast_forward_only_merge: boolean;
  default_delete_branch_after_merge: boolean;
  default_merge_style: string;
}

/** A repository; its branches and files are in git alone. */
export interface RepositoryRecord {
  readonly id: number;
  readonly owner: string;
  name: string;
  /** Names that it had before, in lower case; they lead to it still. */
  formerNames?: string[];
  description: string;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  readonly createdAt: string;
  updatedAt: string;
  options: RepositoryOptions;
  /** Permission (`read`, `write`, `admin`) by login. */
  collaborators: Record<string, string>;
  labels: LabelRecord[];
  pulls: PullRecord[];
  hooks: HookRecord[];
  statuses: StatusRecord[];
  /** Absent while no branch is protected. */
  protections?: ProtectionRecord[];
}

/** A label of a repository. */
export interface LabelRecord {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** A pull request. */
export interface PullRecord {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  readonly head: string;
  base: string;
  readonly author: string;
  state: 'open' | 'closed';
  readonly createdAt: string;
  updatedAt: string;
  closedAt?: string;
  labels: number[];
  assignees: string[];
  reviewers: string[];
  merged?: MergeRecord;
  /** Absent while there are none. */
  reviews?: ReviewRecord[];
  comments?: CommentRecord[];
  scheduled?: ScheduledMerge;
}

/** A review, or the request for one. */
export interface ReviewRecord {
  readonly id: number;
  readonly user: string;
  readonly state: 'APPROVED' | 'REQUEST_CHANGES' | 'COMMENT' | 'REQUEST_REVIEW';
  readonly body: string;
  readonly commit: string;
  /** True when it counts for a protected branch. */
  readonly official: boolean;
  readonly at: string;
}

/** A comment on a pull request. */
export interface CommentRecord {
  readonly id: number;
  readonly user: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** A merge that waits for the checks. */
export interface ScheduledMerge {
  readonly by: string;
  /** The body of the merge request. */
  readonly request: Readonly<Record<string, unknown>>;
}

/** What a branch is protected from; `rule` is its name, or a pattern with `*`. */
export interface ProtectionRecord {
  readonly rule: string;
  readonly createdAt: string;
  updatedAt: string;
  /** The fields of Gitea's API that were set. */
  fields: Readonly<Record<string, unknown>>;
}

/** How a pull request was merged. */
export interface MergeRecord {
  readonly at: string;
  readonly by: string;
  readonly commit: string;
  readonly head: string;
  readonly mergeBase: string;
}

/** A webhook with its secret. */
export interface HookRecord {
  readonly id: number;
  url: string;
  contentType: 'json' | 'form';
  secret: string;
  events: string[];
  active: boolean;
  branchFilter: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** A commit's status. */
export interface StatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
  readonly targetUrl: string;
  readonly creator: string;
  readonly createdAt: string;
}
