import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { z } from 'zod';
import { DeploymentService } from '../deployments/DeploymentService';
import { parseRequest } from './parseRequest';
import { planQuery } from './planQuery';
import { readEntityRef } from './readEntityRef';
import { readPlanTarget } from './readPlanTarget';

const historyQuery = z.object({ cursor: z.string().max(200).optional() });

const commandsQuery = z.object({
  deploymentId: z.string().max(600).optional(),
});

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/** The routes that only look. */
export function createReadRoutes(options: {
  readonly httpAuth: HttpAuthService;
  readonly service: DeploymentService;
}): Router {
  const { httpAuth, service } = options;
  const router = createRouter();
  const allow = { allow: ['user' as const, 'service' as const] };

  router.get(`${ENTITY}/deployments`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    res.json(await service.getOverview({ entityRef, credentials }));
  });

  router.get(`${ENTITY}/deployments/:id`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { id } = req.params;
    res.json(await service.getDetail({ entityRef, id, credentials }));
  });

  router.get(`${ENTITY}/deployments/:id/history`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { id } = req.params;
    const { cursor } = parseRequest(historyQuery, req.query, 'query');
    res.json(await service.getHistory({ entityRef, id, cursor, credentials }));
  });

  router.get(`${ENTITY}/deployments/:id/plan`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { id } = req.params;
    const target = readPlanTarget(parseRequest(planQuery, req.query, 'query'));
    res.json(await service.getPlan({ entityRef, id, target, credentials }));
  });

  router.get(`${ENTITY}/commands`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { deploymentId } = parseRequest(commandsQuery, req.query, 'query');
    const items = await service.listCommands({
      entityRef,
      deploymentId,
      credentials,
    });
    res.json({ items });
  });

  router.get(`${ENTITY}/commands/:commandId`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { commandId } = req.params;
    res.json(await service.getCommand({ entityRef, commandId, credentials }));
  });

  return router;
}
