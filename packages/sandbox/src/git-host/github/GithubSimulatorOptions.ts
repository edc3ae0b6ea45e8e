/** A GitHub App as the simulator knows it. */
export interface GithubAppOptions {
  readonly id: number;
  /** PEM. What its requests are signed with is known to the app alone. */
  readonly publicKey: string;
  /** Login of an organisation that is there when the app asks for the first time. */
  readonly installedFor: string;
  /** Seconds until a token expires. @default 3600 */
  readonly tokenSeconds?: number;
}

/** How GitHub's simulator differs from an idle GitHub with default settings. */
export interface GithubSimulatorOptions {
  /** Requests of one account in an hour. @default 5000 */
  readonly requestsPerHour?: number;
  /** Entries after which a recursive listing is cut short. @default 100000 */
  readonly treeEntries?: number;
  /** Bytes up to which the contents API gives a file. @default 1048576 */
  readonly contentBytes?: number;
  /** A GitHub App, and the account that it is installed for. @default none */
  readonly app?: GithubAppOptions;
}
