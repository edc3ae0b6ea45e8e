/** Who publishes. */
export interface Account {
  readonly username: string;
  readonly password: string;
}
