import { ApplicationController } from '../controller/ApplicationController';
import { ArgoEnvironment } from '../controller/ArgoEnvironment';
import { AccessControl } from '../access/AccessControl';
import { Accounts } from '../access/Accounts';

/** What the routes work with. */
export interface ApiContext extends ArgoEnvironment {
  readonly controller: ApplicationController;
  readonly accounts: Accounts;
  readonly access: AccessControl;
}
