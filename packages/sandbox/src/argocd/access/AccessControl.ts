import { AppProject } from '../objects/AppProject';
import { ArgoSettings } from '../settings/ArgoSettings';
import { Accounts } from './Accounts';
import { builtInPolicy } from './builtInPolicy';
import { Caller } from './Caller';
import { isAllowed } from './isAllowed';
import { parsePolicy } from './parsePolicy';

interface AccessOptions {
  readonly accounts: Pick<Accounts, 'authenticate'>;
  readonly settings: Pick<ArgoSettings, 'rbac'>;
  /** The account that may do everything. */
  readonly administrator: string;
  project(name: string): AppProject | undefined;
}

/**
 * Who asks, and what he may do: by `policy.csv` and `policy.default` of `argocd-rbac-cm`, and for a token of a project's
 * role by that role's policies.
 */
export class AccessControl {
  readonly #options: AccessOptions;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** The caller that a request's headers name, or 401. */
  callerOf(authorization?: string, cookie?: string): Caller {
    const { accounts, settings, administrator } = this.#options;
    const identity = accounts.authenticate(authorization, cookie);
    const { name, tokenId } = identity;
    const ofProject = name.startsWith('proj:')
      ? this.#projectPolicy(name, tokenId)
      : '';
    const policy = parsePolicy(
      [
        builtInPolicy,
        `g, ${administrator}, role:admin`,
        settings.rbac('policy.csv') ?? '',
        ofProject,
      ].join('\n'),
    );
    const subjects = [name, settings.rbac('policy.default') ?? ''].filter(
      Boolean,
    );
    return new Caller(identity, (resource, action, object) =>
      isAllowed(policy, { subjects, resource, action, object }),
    );
  }

  /** What the role of a token may do: nothing once the token is off its list. */
  #projectPolicy(subject: string, tokenId: string | undefined): string {
    const [, projectName, roleName] = subject.split(':');
    const role = this.#options
      .project(projectName)
      ?.spec.roles?.find(({ name }) => name === roleName);
    if (!role?.jwtTokens?.some(({ id }) => id === tokenId)) return '';
    return [
      `p, ${subject}, projects, get, ${projectName}, allow`,
      ...(role.policies ?? []),
    ].join('\n');
  }
}
