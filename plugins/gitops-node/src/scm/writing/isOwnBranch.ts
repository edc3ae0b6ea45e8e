const PREFIX = 'slipway/';

/**
 * Whether a branch's name is one that Slipway makes: `slipway/shop`, `slipway/shop-dev-1f3a5c7e`. Only those are ever
 * deleted: one that somebody else named, such as `develop`, may live on after its merge.
 */
export function isOwnBranch(branch: string): boolean {
  return branch.startsWith(PREFIX);
}
