/** How GitLab's simulator differs from an idle GitLab with default settings. */
export interface GitlabSimulatorOptions {
  /** Requests of one account in a minute. @default 2000 */
  readonly requestsPerMinute?: number;
  /**
   * Path that everything lies below, as on a self-managed GitLab with a relative URL.
   * @default ''
   */
  readonly basePath?: string;
}
