import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express, { Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { ChartService } from './charts/ChartService';
import { DeploymentService } from './deployments/DeploymentService';
import {
  ArgoCdRoutesOptions,
  createArgoCdRoutes,
} from './http/createArgoCdRoutes';
import { createDocumentRoute } from './http/createDocumentRoute';
import { createChartRoutes } from './http/createChartRoutes';
import { createMutationRoutes } from './http/createMutationRoutes';
import { createReadRoutes } from './http/createReadRoutes';

/** An uploaded chart is the largest body; other bodies are a few hundred bytes. */
const LARGEST_BODY = '32mb';

/** What the routes are made of. */
export interface RouterOptions extends ArgoCdRoutesOptions {
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly service: DeploymentService;
  readonly charts: ChartService;
}

/** All routes of the plugin, below `/api/gitops`. */
export function createRouter(options: RouterOptions): Router {
  const router = createPromiseRouter();
  router.use(
    '/v1/entities/:kind/:namespace/:name/releases',
    bodyUpTo(LARGEST_BODY),
  );
  router.use(bodyUpTo('100kb'));
  router.use(createDocumentRoute());
  router.use(createReadRoutes(options));
  router.use(createArgoCdRoutes(options));
  router.use(createChartRoutes(options));
  router.use(createMutationRoutes(options));
  return router;
}

function bodyUpTo(limit: string) {
  return express.json({ limit });
}
