import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GitopsAction } from '@slipway/plugin-gitops-common';
import { CiAccessConfig } from '@slipway/plugin-gitops-node';
import { AccessDecisions } from '../access/AccessDecisions';
import { EntityRequest } from './DeploymentService';
import { EntityScope } from './EntityScope';

/** What {@link EntityGate} is made of. */
export interface EntityGateOptions {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly access: AccessDecisions;
  /** `gitops.ci` */
  readonly ci: readonly CiAccessConfig[];
}

/** Lets callers in to an entity's deployments, and says who acts. */
export class EntityGate {
  readonly #options: EntityGateOptions;

  constructor(options: EntityGateOptions) {
    this.#options = options;
  }

  /**
   * The entity with what the caller may do. It is loaded with the caller's own rights, so an entity that the caller may
   * not see does not exist here.
   *
   * @throws NotFoundError, or NotAllowedError when its deployments may not be read.
   */
  async enter({ entityRef, credentials }: EntityRequest): Promise<EntityScope> {
    const { catalog, access } = this.#options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity '${entityRef}', or you may not see it.`,
      );
    }
    const decided = await access.decide(entity, credentials);
    if (!decided.read.allowed) throw new NotAllowedError(decided.read.reason);
    return { entity, entityRef: stringifyEntityRef(entity), access: decided };
  }

  /**
   * Who acts, for rows and audit: the user, or a caller from outside that `gitops.ci` lets release this entity.
   *
   * @throws NotAllowedError for everybody else: the ledger has to name somebody.
   */
  actor(
    credentials: BackstageCredentials,
    { entityRef, action }: { entityRef: string; action: GitopsAction },
  ): string {
    const { auth, ci } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    if (auth.isPrincipal(credentials, 'service')) {
      const { subject } = credentials.principal;
      const mapped = ci.some(
        entry =>
          entry.subject === subject && entry.entities.includes(entityRef),
      );
      if (mapped && action === 'release') return `ci:${subject}`;
      throw new NotAllowedError(
        mapped
          ? `'${subject}' may release ${entityRef} and nothing else.`
          : `'${subject}' is no signed-in user, and gitops.ci does not let it release ${entityRef}.`,
      );
    }
    throw new NotAllowedError(
      'Only a signed-in user can do this: the ledger has to name a person.',
    );
  }
}
