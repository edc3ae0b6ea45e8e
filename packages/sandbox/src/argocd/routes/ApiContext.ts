import { ApplicationController } from '../controller/ApplicationController';
import { ArgoEnvironment } from '../controller/ArgoEnvironment';
import { Accounts } from '../http/Accounts';

/** What the routes work with. */
export interface ApiContext extends ArgoEnvironment {
  readonly controller: ApplicationController;
  readonly accounts: Accounts;
  /** The base of links, as `settings` tells it; undefined while nothing listens. */
  publicUrl(): string | undefined;
}
