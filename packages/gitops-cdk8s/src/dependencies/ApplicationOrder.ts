/**
 * What keeps an Application's place among the others.
 *
 * @public
 */
export interface ApplicationOrder {
  /** `app-of-apps` or `rolling-sync`. */
  readonly strategy: 'app-of-apps' | 'rolling-sync';
  /**
   * Its sync wave in an app-of-apps. It stands on the Application itself, since a parent that reads files cannot add to
   * them.
   *
   * @defaultValue none: an ApplicationSet names the Applications of its steps
   */
  readonly wave?: number;
}
