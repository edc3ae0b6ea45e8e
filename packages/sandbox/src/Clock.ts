/** Time as the sandbox sees it: real in the demo, moved by hand in tests. */
export interface Clock {
  now(): Date;
  /** Calls back once after `milliseconds`. Returns the way to cancel it. */
  after(milliseconds: number, callback: () => void): () => void;
}
