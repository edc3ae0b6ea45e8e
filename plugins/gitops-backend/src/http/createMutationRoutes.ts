import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  CommandKind,
  deployRequest,
  holdRequest,
  mutationRequest,
  releaseRequest,
  rollbackRequest,
  syncRequest,
} from '@slipway/plugin-gitops-common';
import { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import { z } from 'zod';
import { DeploymentService } from '../deployments/DeploymentService';
import { audited } from './audited';
import { parseRequest } from './parseRequest';
import { readEntityRef } from './readEntityRef';

const ENTITY = '/v1/entities/:kind/:namespace/:name';

const MUTATIONS: readonly (readonly [
  CommandKind,
  z.ZodType<z.output<typeof mutationRequest>>,
])[] = [
  ['deploy', deployRequest],
  ['sync', syncRequest],
  ['rollback', rollbackRequest],
  ['hold', holdRequest],
  ['resume', mutationRequest],
  ['terminate', mutationRequest],
];

/** The routes that change something. Each answers 202 with the command that was accepted. */
export function createMutationRoutes(options: {
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly service: DeploymentService;
}): Router {
  const { httpAuth, service } = options;
  const router = createRouter();

  const submit = async (
    req: Request<{ kind: string; namespace: string; name: string }>,
    kind: CommandKind,
    id: string,
    body: z.output<typeof mutationRequest>,
  ) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const entityRef = readEntityRef(req.params);
    const { reason, idempotencyKey, ...parameters } = body;
    return audited(
      options,
      {
        request: req as Request,
        queryType: kind,
        meta: { entityRef, deploymentId: id, reason: reason ?? null },
      },
      () =>
        service.submit({
          kind,
          entityRef,
          id,
          credentials,
          reason: reason || undefined,
          idempotencyKey,
          parameters: withoutUndefined(parameters),
        }),
    );
  };

  for (const [kind, schema] of MUTATIONS) {
    router.post(`${ENTITY}/deployments/:id/${kind}`, async (req, res) => {
      const body = parseRequest(schema, req.body, 'body');
      res.status(202).json(await submit(req, kind, req.params.id, body));
    });
  }

  router.post(`${ENTITY}/releases`, async (req, res) => {
    const { deploymentId, ...body } = parseRequest(
      releaseRequest,
      req.body,
      'body',
    );
    res.status(202).json(await submit(req, 'release', deploymentId, body));
  });

  router.post(`${ENTITY}/deployments/:id/refresh`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const entityRef = readEntityRef(req.params);
    const { id } = req.params;
    await audited(
      options,
      {
        request: req as unknown as Request,
        queryType: 'refresh',
        meta: { entityRef, deploymentId: id },
      },
      () => service.refresh({ entityRef, id, credentials }),
    );
    res.status(204).end();
  });

  return router;
}

function withoutUndefined(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
