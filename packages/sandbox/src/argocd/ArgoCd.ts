import { SandboxService } from '../SandboxService';
import {
  Application,
  ApplicationSpec,
  ApplicationStatus,
  ObjectMeta,
  Operation,
} from './objects/Application';
import { AppProject } from './objects/AppProject';
import { Repository } from './objects/Repository';
import { ArgoSettings } from './settings/ArgoSettings';

/** An Application as the rest of the sandbox writes it. */
export interface ApplicationInput {
  readonly metadata: Pick<ObjectMeta, 'name'> &
    Partial<
      Pick<
        ObjectMeta,
        | 'labels'
        | 'annotations'
        | 'finalizers'
        | 'ownerReferences'
        | 'creationTimestamp'
      >
    >;
  readonly spec: ApplicationSpec;
  /** Replaces the status it has: a history with dates in the past, for instance. */
  readonly status?: Partial<ApplicationStatus>;
}

/**
 * How the simulated server behaves towards its clients: as usual, breaking every connection, answering after five
 * seconds, or refusing every token.
 */
export type ArgoCdMode = 'up' | 'down' | 'slow' | 'unauthorized';

/** The simulated Argo CD, with a way in for the rest of the sandbox that needs no token. */
export interface ArgoCd extends SandboxService {
  /** Every Application, as the controller holds it. */
  applications(): readonly Application[];
  application(name: string): Application | undefined;
  /** Creates or replaces one without validation, and compares it in the background. */
  upsertApplication(application: ApplicationInput): Application;
  /** Deletes one; its objects go too unless `cascade` is false. Unknown name: no-op. */
  deleteApplication(name: string, options?: { cascade?: boolean }): void;
  upsertProject(project: {
    readonly name: string;
    readonly spec: AppProject['spec'];
  }): AppProject;
  upsertRepository(repository: Repository): void;
  /** Compares one Application and waits for it. */
  refresh(name: string): Promise<void>;
  /** Compares every Application that reads a repository, in the background. */
  refreshForRepository(repoURL: string): void;
  /**
   * Starts a sync as an account of this name. `operation` completes what the request would say; a running operation
   * makes it throw.
   */
  sync(
    name: string,
    options?: {
      readonly username?: string;
      readonly revision?: string;
      readonly info?: Operation['info'];
      readonly prune?: boolean;
    },
  ): Promise<void>;
  /** Resolves when no Application has a running operation. */
  idle(): Promise<void>;
  /** The API key of an account of `argocd-cm` with this id: always the same, made at the first call. */
  tokenOf(account: string, id: string): string;
  /** Argo CD's own settings: `argocd-cm` and `argocd-rbac-cm`. */
  readonly settings: ArgoSettings;
  readonly mode: ArgoCdMode;
  setDown(mode: ArgoCdMode): void;
}
