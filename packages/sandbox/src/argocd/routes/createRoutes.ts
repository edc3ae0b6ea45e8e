import { ApplicationSetController } from '../applicationsets/ApplicationSetController';
import { applicationSetRoutes } from '../applicationsets/applicationSetRoutes';
import { Route } from '../http/Route';
import { StreamHub } from '../stream/StreamHub';
import { streamRoutes } from '../stream/streamRoutes';
import { ApiContext } from './ApiContext';
import { accountRoutes } from './accountRoutes';
import { applicationDeleteRoutes } from './applicationDeleteRoutes';
import { applicationListRoutes } from './applicationListRoutes';
import { applicationWriteRoutes } from './applicationWriteRoutes';
import { clusterRoutes } from './clusterRoutes';
import { detailRoutes } from './detailRoutes';
import { logRoutes } from './logRoutes';
import { operationRoutes } from './operationRoutes';
import { projectRoutes } from './projectRoutes';
import { projectTokenRoutes } from './projectTokenRoutes';
import { resourceRoutes } from './resourceRoutes';
import { revisionRoutes } from './revisionRoutes';
import { sessionRoutes } from './sessionRoutes';
import { webhookRoutes } from './webhookRoutes';

/** Every address of the simulator. */
export function createRoutes(
  context: ApiContext,
  hub: StreamHub,
  applicationSets: ApplicationSetController,
): readonly Route[] {
  return [
    ...sessionRoutes(context),
    ...accountRoutes(context),
    ...applicationListRoutes(context),
    ...applicationWriteRoutes(context),
    ...applicationDeleteRoutes(context),
    ...operationRoutes(context),
    ...detailRoutes(context),
    ...revisionRoutes(context),
    ...resourceRoutes(context),
    ...logRoutes(context),
    ...projectRoutes(context),
    ...projectTokenRoutes(context),
    ...clusterRoutes(context),
    ...applicationSetRoutes(context, applicationSets),
    ...webhookRoutes(context),
    ...streamRoutes(context, hub),
  ];
}
