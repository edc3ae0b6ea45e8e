import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { chartsQuery, uploadChartQuery } from '@slipway/plugin-gitops-common';
import { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import { ChartService } from '../charts/ChartService';
import { audited } from '../audit/audited';
import { fieldsOfQuery } from './fieldsOfQuery';
import { parseRequest } from './parseRequest';
import { readEntityRef } from './readEntityRef';
import { receiveChart } from './receiveChart';

const CHARTS = '/v1/entities/:kind/:namespace/:name/charts';

/** The routes of an entity's charts: the versions in the registry, and the upload of another. */
export function createChartRoutes(options: {
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly charts: ChartService;
}): Router {
  const { httpAuth, charts } = options;
  const router = createRouter();
  const allow = { allow: ['user' as const, 'service' as const] };

  router.get(CHARTS, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const query = parseRequest(chartsQuery, req.query, 'query');
    const items = await charts.list({ entityRef, credentials, ...query });
    res.json({ items });
  });

  router.get(`${CHARTS}/:version`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const query = parseRequest(chartsQuery, req.query, 'query');
    const { version } = req.params;
    res.json(
      await charts.getVersion({ entityRef, credentials, version, ...query }),
    );
  });

  router.post(CHARTS, async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const entityRef = readEntityRef(req.params);
    const { archive, fields } = await receiveChart(req as unknown as Request);
    const query = parseRequest(
      uploadChartQuery,
      fieldsOfQuery({ ...fields, ...req.query }),
      'query',
    );
    const uploaded = await audited(
      options,
      {
        request: req as unknown as Request,
        queryType: 'upload-chart',
        meta: { entityRef, repository: query.repository ?? null },
      },
      () => charts.upload({ entityRef, credentials, archive, ...query }),
    );
    res.status(uploaded.outcome === 'unchanged' ? 200 : 201).json(uploaded);
  });

  return router;
}
