import { ApplicationController } from '../controller/ApplicationController';
import { ArgoEnvironment } from '../controller/ArgoEnvironment';
import { Accounts } from '../http/Accounts';

/** What the routes work with. */
export interface ApiContext extends ArgoEnvironment {
  readonly controller: ApplicationController;
  readonly accounts: Accounts;
}
