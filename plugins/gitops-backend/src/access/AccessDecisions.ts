import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ActionAccess,
  GitopsAction,
  gitopsPermissions,
} from '@slipway/plugin-gitops-common';
import { ownersOf } from './linkOf';

/** What the caller may do with the deployments of an entity. */
export type AccessByAction = Readonly<Record<GitopsAction, ActionAccess>>;

const ACTIONS = Object.keys(gitopsPermissions) as GitopsAction[];

/** What {@link AccessDecisions} is made of. */
export interface AccessDecisionsOptions {
  readonly permissions: PermissionsService;
  readonly userInfo: UserInfoService;
  readonly auth: AuthService;
  /** `permission.enabled`. */
  readonly permissionEnabled: boolean;
}

/**
 * Asks the permission framework what the caller may do with an entity. Where the framework is off, signed-in owners
 * may act and others may read.
 */
export class AccessDecisions {
  readonly #options: AccessDecisionsOptions;

  constructor(options: AccessDecisionsOptions) {
    this.#options = options;
  }

  async decide(
    entity: Entity,
    credentials: BackstageCredentials,
  ): Promise<AccessByAction> {
    const owners = ownersOf(entity);
    const claims = await this.#claims(credentials);
    const owns = owners.some(owner => claims?.includes(owner));
    const allowed = this.#options.permissionEnabled
      ? await this.#ask(entity, credentials)
      : builtInRule(owns || claims === undefined);
    return byAction(action =>
      allowed[action]
        ? { allowed: true }
        : { allowed: false, reason: sentence(owners, owns) },
    );
  }

  async #ask(entity: Entity, credentials: BackstageCredentials) {
    const resourceRef = stringifyEntityRef(entity);
    const decisions = await this.#options.permissions.authorize(
      ACTIONS.map(action => ({
        permission: gitopsPermissions[action],
        resourceRef,
      })),
      { credentials },
    );
    return byAction(
      action =>
        decisions[ACTIONS.indexOf(action)].result === AuthorizeResult.ALLOW,
    );
  }

  /** What a user may claim to own; undefined for a service, which answers for itself. */
  async #claims(
    credentials: BackstageCredentials,
  ): Promise<readonly string[] | undefined> {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      return this.#options.auth.isPrincipal(credentials, 'service')
        ? undefined
        : [];
    }
    const { ownershipEntityRefs } =
      await this.#options.userInfo.getUserInfo(credentials);
    return ownershipEntityRefs;
  }
}

function builtInRule(owns: boolean): Readonly<Record<GitopsAction, boolean>> {
  return byAction(action => action === 'read' || owns);
}

function byAction<T>(
  give: (action: GitopsAction) => T,
): Readonly<Record<GitopsAction, T>> {
  return Object.fromEntries(
    ACTIONS.map(action => [action, give(action)]),
  ) as Record<GitopsAction, T>;
}

/** Why, and never what: the same words for every action, so that a page says them once for all that is off. */
function sentence(owners: readonly string[], owns: boolean): string {
  if (!owners.length) {
    return 'The entity has no owner. Set spec.owner in its catalog-info.yaml.';
  }
  if (owns) {
    return 'The permission policy does not let you do this here. Ask the people who run this portal.';
  }
  const names = owners.map(owner => {
    const { kind, name } = parseEntityRef(owner);
    return `${kind} ${name}`;
  });
  return `Owned by ${names.join(' and ')}; you are not a member.`;
}
