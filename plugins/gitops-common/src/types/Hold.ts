/**
 * Auto-sync switched off on purpose.
 *
 * @public
 */
export interface Hold {
  /** Entity ref of the person, or Argo CD's account when it was not us. */
  readonly by?: string;
  /** RFC 3339. */
  readonly since?: string;
  readonly reason?: string;
  /** RFC 3339; past it, the hold is overdue. It never ends by itself. */
  readonly until?: string;
  readonly overdue: boolean;
}
