/**
 * Where in a step the process is killed: before its first line; right after the outside has answered the first request
 * that matters, which nobody could note yet; or after its last line, before that is written down.
 */
export type FaultMoment = 'before' | 'middle' | 'after';

/** What is done to one release. */
export interface FaultPoint {
  /** The Argo CD Application. */
  readonly name: string;
  readonly step: string;
  readonly moment: FaultMoment;
  /** Which request of the step is its middle; `remember` where it asks nobody. */
  readonly middle: 'GET' | 'WRITE' | 'remember';
}

/** A release that a point is put into. */
export interface FaultCase extends FaultPoint {
  /** Name of the chart, and of the config where the generator makes the Application. */
  readonly app: string;
  readonly way: 'direct' | 'pull request';
}

/** What a worker is told when it starts; a file, because it has secrets. */
export interface WorkerPlan {
  readonly config: object;
  readonly database: object;
  readonly points: readonly FaultPoint[];
  /** Files of this folder say which points were reached, by whom, and what was asked of the outside. */
  readonly folder: string;
}
