/** One line `p, subject, resource, action, object, effect` of Argo CD's policy language. */
export interface Rule {
  readonly subject: string;
  readonly resource: string;
  readonly action: string;
  readonly object: string;
  readonly allow: boolean;
}

/** Lines of a policy: what subjects may do, and which roles they have. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly roles: readonly { readonly member: string; readonly role: string }[];
}
