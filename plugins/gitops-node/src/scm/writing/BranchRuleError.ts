/** A branch that stands still and still takes no commit: protection, a ruleset, or signatures that are asked for. */
export class BranchRuleError extends Error {
  /** @param message - what the host says, only shown */
  constructor(message: string) {
    super(message);
    this.name = 'BranchRuleError';
  }
}
