/** How GitHub's simulator differs from an idle GitHub with default settings. */
export interface GithubSimulatorOptions {
  /** Requests of one account in an hour. @default 5000 */
  readonly requestsPerHour?: number;
  /** Entries after which a recursive listing is cut short. @default 100000 */
  readonly treeEntries?: number;
  /** Bytes up to which the contents API gives a file. @default 1048576 */
  readonly contentBytes?: number;
}
