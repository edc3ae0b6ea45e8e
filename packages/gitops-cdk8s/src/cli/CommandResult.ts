/** How a command ended. */
export interface CommandResult {
  /** False when something is wrong: exit code 1. */
  readonly ok: boolean;
  /** What `--json` prints, beside the command's name and `ok`. */
  readonly document: Readonly<Record<string, unknown>>;
}
