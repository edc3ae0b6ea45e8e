/**
 * Where in a step the process is killed: before its first line; while the outside has a request and has not acted on it
 * yet; right after the outside has answered a request, which nobody could note yet; or after its last line, before that
 * is written down.
 */
export type FaultMoment = 'before' | 'in flight' | 'middle' | 'after';

/** A request that a step makes. */
export interface FaultRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** A regular expression that its path and query match. */
  readonly path: string;
}

/** What is done to one release. */
export interface FaultPoint {
  /** The Argo CD Application. */
  readonly name: string;
  readonly step: string;
  readonly moment: FaultMoment;
  /** The request of the step that the moment is about; `remember` where it asks nobody. */
  readonly middle: FaultRequest | 'remember';
}

/** How the Application gets its version: where the chart is, and who moves it. */
export type FaultWay = 'direct' | 'oci' | 'pull request' | 'commit';

/** A release that a point is put into. */
export interface FaultCase extends FaultPoint {
  /** Name of the chart, and of the config where the generator makes the Application. */
  readonly app: string;
  readonly way: FaultWay;
}

/** What a worker is told when it starts; a file, because it has secrets. */
export interface WorkerPlan {
  readonly config: object;
  readonly database: object;
  readonly points: readonly FaultPoint[];
  /** Where requests are sent that are to be under way when the process is killed. */
  readonly holdingProxy: string;
  /** Files of this folder say which points were reached, by whom, and what the outside did when it was asked. */
  readonly folder: string;
}
