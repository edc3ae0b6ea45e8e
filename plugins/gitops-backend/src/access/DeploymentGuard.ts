import { AuthService } from '@backstage/backend-plugin-api';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DeploymentId } from '@slipway/plugin-gitops-common';
import { ArgoCdError, GitopsConfig } from '@slipway/plugin-gitops-node';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import { CommandGuard } from '../commands/CommandGuard';
import { linkOf } from './linkOf';

/** What {@link DeploymentGuard} is made of. */
export interface DeploymentGuardOptions {
  readonly config: Pick<GitopsConfig, 'instances' | 'ownership'>;
  readonly clients: Pick<ArgoCdClients, 'getClient'>;
  readonly catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}

/**
 * The guard of accepted commands: the instance still takes changes, the entity is still there, and the Application
 * still belongs to it by more than the entity's own word. It looks with the backend's own rights, because nobody's token
 * is kept.
 */
export class DeploymentGuard implements CommandGuard {
  readonly #options: DeploymentGuardOptions;

  constructor(options: DeploymentGuardOptions) {
    this.#options = options;
  }

  async check(command: {
    readonly entityRef: string;
    readonly deployment: DeploymentId;
    readonly signal?: AbortSignal;
  }): Promise<void> {
    const { entityRef, deployment, signal } = command;
    const { config, clients } = this.#options;
    const instance = config.instances.find(
      ({ name }) => name === deployment.instance,
    );
    if (!instance) {
      throw new NotAllowedError(
        `The instance '${deployment.instance}' is not configured any more, so nothing more is changed there.`,
      );
    }
    if (instance.readOnly) {
      throw new NotAllowedError(
        `The instance '${deployment.instance}' has become read-only, so nothing more is changed there.`,
      );
    }
    const entity = await this.#entity(entityRef);
    if (!entity) {
      throw new NotFoundError(
        `${entityRef} is not in the catalog any more, so nothing more is changed for it.`,
      );
    }
    const { name, namespace } = deployment;
    const application = await clients
      .getClient(deployment.instance)
      .get({ name, namespace }, { signal })
      .catch(error => {
        if (error instanceof ArgoCdError && error.kind === 'forbidden') {
          // Without its project Argo CD answers so when there is none.
          throw new NotFoundError(
            `${name} is gone from '${deployment.instance}', or our account may not see it any more, so nothing more is changed there.`,
            error,
          );
        }
        throw error;
      });
    if (application.metadata.deletionTimestamp) {
      throw new NotAllowedError(
        `${name} is being deleted, so nothing more is changed there.`,
      );
    }
    const link = linkOf(application, entity, config.ownership);
    if (!link.firm) {
      throw new NotAllowedError(
        `${name} does not belong to ${entityRef} any more, so nothing more is changed there. ${link.reason}`,
      );
    }
  }

  async #entity(entityRef: string) {
    const { catalog, auth } = this.#options;
    try {
      return await catalog.getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        `The catalog does not answer, so it is not known whether ${entityRef} is still there.`,
        error,
      );
    }
  }
}
