/** What the packages are applied to: Argo CD, in process. */
export interface ApplicationTarget {
  /**
   * Creates the Application or merges it into the live one: what `lastApplied` set and the new one does not is removed,
   * what others set stays. `lastApplied` is absent the first time.
   */
  applyApplication(
    manifest: Readonly<Record<string, unknown>>,
    lastApplied: Readonly<Record<string, unknown>> | undefined,
  ): Promise<void>;
  /** Deletes the Application with its resources. Unknown name: no-op. */
  deleteApplication(name: string): Promise<void>;
  /** Compares all Applications of a repository anew, as a push webhook makes it. */
  refreshForRepository(url: string): Promise<void>;
}
