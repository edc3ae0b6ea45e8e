/** One load of a page. */
export interface PageMeasurement {
  readonly browserCalls: number;
  /** Bytes that reached the browser, headers included, uncompressed. */
  readonly browserBytes: number;
  readonly upstreamCalls: number;
  readonly upstreamBytes: number;
  /** From the first call until the last answer is there. */
  readonly wallMs: number;
  /** Processor time of the backend, user and system. */
  readonly backendCpuMs: number;
  /** The same of all Argo CDs together. */
  readonly argocdCpuMs: number;
}
