import { z } from 'zod';

const flag = z.boolean().nullish().transform(Boolean);
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');
const names = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

/** The fields of a branch protection that its API takes and shows; what is left out is off. */
export const protectionRuleSchema = z.object({
  enable_push: flag,
  enable_push_whitelist: flag,
  push_whitelist_usernames: names,
  push_whitelist_teams: names,
  push_whitelist_deploy_keys: flag,
  enable_merge_whitelist: flag,
  merge_whitelist_usernames: names,
  merge_whitelist_teams: names,
  enable_status_check: flag,
  status_check_contexts: names,
  required_approvals: z
    .number()
    .nullish()
    .transform(value => value ?? 0),
  enable_approvals_whitelist: flag,
  approvals_whitelist_username: names,
  approvals_whitelist_teams: names,
  block_on_rejected_reviews: flag,
  block_on_official_review_requests: flag,
  block_on_outdated_branch: flag,
  dismiss_stale_approvals: flag,
  ignore_stale_approvals: flag,
  require_signed_commits: flag,
  protected_file_patterns: text,
  unprotected_file_patterns: text,
  apply_to_admins: flag,
});

/** See {@link protectionRuleSchema}. */
export type ProtectionRule = z.infer<typeof protectionRuleSchema>;
