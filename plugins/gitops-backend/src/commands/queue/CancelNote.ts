/** How the end of a command was asked for; without one it was a terminate. */
export interface CancelNote {
  readonly reason?: string;
  readonly closePullRequest?: boolean;
}
