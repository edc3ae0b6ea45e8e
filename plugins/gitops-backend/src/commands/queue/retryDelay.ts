/** How often and how fast a step that failed for a passing reason is tried again. */
export interface RetryPolicy {
  /** Tries after the first one. @default 8 */
  readonly limit: number;
  /** The first pause, in milliseconds; each next one is twice as long. @default 1000 */
  readonly firstMs: number;
  /** The longest pause, in milliseconds. @default 60000 */
  readonly longestMs: number;
}

/** The pause before the next try in milliseconds; undefined when there is none left. */
export function retryDelay(
  policy: RetryPolicy,
  failures: number,
): number | undefined {
  if (failures > policy.limit) return undefined;
  return Math.min(policy.firstMs * 2 ** (failures - 1), policy.longestMs);
}
