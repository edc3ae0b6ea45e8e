/** A file that a change of one environment brings along, and that is not that environment's own. */
export interface FileOfOthers {
  readonly path: string;
  /** The environment of the Application that it belongs to; absent for a package of the platform, which belongs to none. */
  readonly environment?: string;
}
