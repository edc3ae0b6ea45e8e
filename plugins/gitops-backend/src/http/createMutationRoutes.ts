import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  cancelRequest,
  Command,
  CommandKind,
  deployRequest,
  holdRequest,
  mutationRequest,
  promoteRequest,
  releaseRequest,
  retryRequest,
  rollbackRequest,
  syncRequest,
} from '@slipway/plugin-gitops-common';
import { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import { z } from 'zod';
import { DeploymentService } from '../deployments/DeploymentService';
import { audited } from '../audit/audited';
import { fieldsOfQuery } from './fieldsOfQuery';
import { parseRequest } from './parseRequest';
import { readEntityRef } from './readEntityRef';
import { carriesChart, receiveChart } from './receiveChart';

const ENTITY = '/v1/entities/:kind/:namespace/:name';

const MUTATIONS: readonly (readonly [
  CommandKind,
  z.ZodType<z.output<typeof mutationRequest>>,
])[] = [
  ['deploy', deployRequest],
  ['promote', promoteRequest],
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
    // Which services may do what is decided behind this door.
    const credentials = await httpAuth.credentials(req, {
      allow: kind === 'release' ? ['user', 'service'] : ['user'],
    });
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
    const { deploymentId, ...body } = await readRelease(
      req as unknown as Request,
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

  router.post(`${ENTITY}/commands/:commandId/cancel`, async (req, res) => {
    const request = parseRequest(cancelRequest, req.body, 'body');
    const follow = await followed(req as unknown as Request, 'cancel', request);
    res
      .status(202)
      .json(
        await follow(command =>
          service.cancelCommand({ ...command, ...request }),
        ),
      );
  });

  router.post(`${ENTITY}/commands/:commandId/retry`, async (req, res) => {
    const request = parseRequest(retryRequest, req.body, 'body');
    const follow = await followed(req as unknown as Request, 'retry', request);
    res
      .status(202)
      .json(
        await follow(command =>
          service.retryCommand({ ...command, ...request }),
        ),
      );
  });

  /** Runs what is asked of a command that is there, audited. */
  async function followed(
    req: Request,
    queryType: string,
    { reason }: { readonly reason?: string },
  ) {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { kind, namespace, name, commandId } = req.params;
    const entityRef = readEntityRef({ kind, namespace, name });
    return (run: (command: FollowedCommand) => Promise<Command>) =>
      audited(
        options,
        {
          request: req,
          queryType,
          meta: { entityRef, commandId, reason: reason ?? null },
        },
        () => run({ entityRef, commandId, credentials }),
      );
  }

  return router;
}

interface FollowedCommand {
  readonly entityRef: string;
  readonly commandId: string;
  readonly credentials: BackstageCredentials;
}

/** A release comes as JSON, or with the packaged chart as its body and the rest in the query or in other parts. */
async function readRelease(
  req: Request,
): Promise<z.output<typeof releaseRequest>> {
  if (!carriesChart(req)) {
    return parseRequest(releaseRequest, req.body, 'body');
  }
  const { archive, fields } = await receiveChart(req);
  const rest = parseRequest(
    releaseRequest,
    fieldsOfQuery({ ...fields, ...req.query }),
    'query',
  );
  return { ...rest, archive: archive.toString('base64') };
}

function withoutUndefined(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
