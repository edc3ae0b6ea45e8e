/** Where the contract suite finds a Git host, and its account there. */
export interface ContractServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly token: string;
  /** Stops a simulator; a real server keeps running. */
  stop(): Promise<void>;
}
