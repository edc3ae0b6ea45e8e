import {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ChartService } from '../charts/ChartService';
import { DeploymentService } from '../deployments/DeploymentService';

/** What the registry actions are made of. */
export interface ActionTools {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: DeploymentService;
  readonly charts: ChartService;
  readonly auth: AuthService;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
}
