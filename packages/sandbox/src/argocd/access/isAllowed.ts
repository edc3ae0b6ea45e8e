import { globMatch } from '../objects/globMatch';
import { Policy } from './Policy';

/** What somebody wants to do. */
export interface AccessRequest {
  /** Account, project role or role whose rights count; the default role is one more. */
  readonly subjects: readonly string[];
  readonly resource: string;
  readonly action: string;
  /** `project/name` for Applications. */
  readonly object: string;
}

function rolesOf(policy: Policy, subjects: readonly string[]): Set<string> {
  const known = new Set(subjects);
  // A set that grows while it is walked: roles of roles are found too.
  for (const member of known) {
    policy.roles
      .filter(one => one.member === member)
      .forEach(({ role }) => known.add(role));
  }
  return known;
}

/** Argo CD's rule: one line that allows it, and none that denies it. */
export function isAllowed(policy: Policy, request: AccessRequest): boolean {
  const roles = rolesOf(policy, request.subjects);
  const fitting = policy.rules.filter(
    rule =>
      roles.has(rule.subject) &&
      globMatch(rule.resource, request.resource) &&
      globMatch(rule.action, request.action) &&
      globMatch(rule.object, request.object),
  );
  return fitting.some(rule => rule.allow) && fitting.every(rule => rule.allow);
}
