/**
 * What a command can be.
 *
 * @public
 */
export type CommandKind =
  | 'deploy'
  | 'promote'
  | 'sync'
  | 'rollback'
  | 'hold'
  | 'resume'
  | 'terminate'
  | 'release';

/**
 * One accepted mutation: who, what, why, and its steps.
 *
 * @public
 */
export interface Command {
  readonly id: string;
  readonly kind: CommandKind;
  readonly entityRef: string;
  readonly deploymentId: string;
  /** Entity ref of the person. */
  readonly actor: string;
  readonly reason?: string;
  readonly state:
    'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled';
  /** What it waits for, in one sentence; set when `waiting`. */
  readonly waitsFor?: string;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly finishedAt?: string;
  readonly steps: readonly CommandStep[];
  /** What the command made, for links: a pull request, a chart version. */
  readonly outcome?: CommandOutcome;
  /** How often it was asked to go on after it had failed. */
  readonly retries?: number;
  /** One sentence with the value and the next step; set when `failed`. */
  readonly error?: string;
  /** What a failed command left behind, a sentence each. */
  readonly leftBehind?: readonly string[];
}

/**
 * One step of a command.
 *
 * @public
 */
export interface CommandStep {
  readonly name: string;
  /** For people: `Open the pull request`. */
  readonly title: string;
  readonly state: 'pending' | 'running' | 'succeeded' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly output?: string;
  readonly error?: string;
}

/**
 * What a command made.
 *
 * @public
 */
export interface CommandOutcome {
  readonly pullRequestUrl?: string;
  readonly pullRequestNumber?: number;
  /** The commit that it made on the branch, where Git is changed without a pull request. */
  readonly commitSha?: string;
  /** The commit's page. */
  readonly commitUrl?: string;
  readonly chart?: string;
  readonly chartVersion?: string;
  /** Name of the chart repository. */
  readonly repository?: string;
  readonly digest?: string;
  readonly revision?: string;
  /** Sentences on what is right but may surprise, from publishing the chart. */
  readonly warnings?: readonly string[];
}
