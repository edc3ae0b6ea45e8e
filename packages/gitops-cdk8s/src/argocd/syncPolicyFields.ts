/** What Slipway lets be chosen of a sync policy. */
export interface SyncPolicyOptions {
  /** @defaultValue true */
  readonly prune?: boolean;
  /** @defaultValue true */
  readonly selfHeal?: boolean;
}

/**
 * A sync policy with auto-sync on. `automated.enabled` is never written: whoever holds auto-sync sets that field, and
 * Git must not fight over it.
 *
 * @internal
 */
export function syncPolicyFields(
  { prune = true, selfHeal = true }: SyncPolicyOptions,
  syncOptions: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    automated: { prune, selfHeal },
    syncOptions,
    retry: {
      limit: 5,
      backoff: { duration: '10s', factor: 2, maxDuration: '5m' },
    },
  };
}
