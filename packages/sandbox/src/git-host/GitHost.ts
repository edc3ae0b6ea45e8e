import { Logger } from '../Logger';
import { Clock } from '../Clock';
import { SandboxService } from '../SandboxService';
import { GithubSimulatorOptions } from './github/GithubSimulatorOptions';
import { GitlabSimulatorOptions } from './gitlab/GitlabSimulatorOptions';

/** What {@link createGitHost} needs. */
export interface GitHostOptions {
  /** Folder for the bare repositories and the host's own records; made when it is not there. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** @default the system's clock */
  readonly clock?: Clock;
  /** The administrator, who is there from the start. Its secrets are kept in memory only. */
  readonly admin: {
    readonly username: string;
    readonly password: string;
    readonly token: string;
  };
  /**
   * Address that links in answers and pages begin with, without a trailing slash.
   * @default the address given to `start`
   */
  readonly publicUrl?: string;
  /**
   * Who opens the pages: they ask nobody to sign in and act as this user.
   * @default 'demo'
   */
  readonly pageUser?: string;
  /**
   * Mounts a simulator of GitHub's REST API over the same repositories at `/api/v3`.
   * @default none
   */
  readonly github?: GithubSimulatorOptions;
  /**
   * Mounts a simulator of GitLab's REST API over the same repositories at `/api/v4`.
   * @default none
   */
  readonly gitlab?: GitlabSimulatorOptions;
}

/** Names one repository on the host. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** One moved branch or tag. `before` or `after` is forty zeros when it was made or deleted. */
export interface PushEvent extends RepositoryName {
  /** `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** A file to write, or to remove when `content` is undefined. */
export interface HostFileChange {
  readonly path: string;
  readonly content: string | undefined;
}

/** Input of {@link GitHost.commitFiles}. */
export interface CommitFilesOptions extends RepositoryName {
  readonly branch: string;
  readonly files: readonly HostFileChange[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Author's and committer's date: with the same input and date the commit's sha is the same. @default now */
  readonly date?: Date;
}

/** The sandbox's Git host, with what the rest of the sandbox asks of it in process. */
export interface GitHost extends SandboxService {
  /** Makes owner (as an organisation) and repository when they are not there. The repository starts empty. */
  ensureRepository(
    options: RepositoryName & {
      readonly defaultBranch?: string;
      readonly description?: string;
    },
  ): Promise<void>;
  /** One commit on a branch, which is made when it is not there. Returns its sha; nothing to change returns the tip. */
  commitFiles(options: CommitFilesOptions): Promise<string>;
  /** UTF-8 text of a file at a branch, tag or commit; undefined when ref or file is not there. */
  readFile(
    owner: string,
    name: string,
    ref: string,
    path: string,
  ): Promise<string | undefined>;
  /** Paths of all files below `path` (whole repository when empty or left out); empty when there is no such ref. */
  listFiles(
    owner: string,
    name: string,
    ref: string,
    path?: string,
  ): Promise<readonly string[]>;
  /** The commit of a branch, tag or sha; undefined when there is none. */
  resolve(
    owner: string,
    name: string,
    ref: string,
  ): Promise<string | undefined>;
  /** The bare repository on disk. */
  repositoryPath(owner: string, name: string): string;
  /** `http://127.0.0.1:7710/platform/gitops.git`; throws before `start`. */
  cloneUrl(owner: string, name: string): string;
  /** A webhook with this address: made, or brought to these events and this secret. */
  ensureWebhook(
    options: RepositoryName & {
      readonly url: string;
      readonly secret: string;
      /** @default push */
      readonly events?: readonly string[];
    },
  ): Promise<void>;
  /** Every moved ref, whoever moved it, after its webhooks are queued. Returns the way to unsubscribe. */
  onPush(listener: (event: PushEvent) => void): () => void;
}
