import { Router } from 'express';
import createRouter from 'express-promise-router';
import { spec } from '../schema/openapi/generated/router';

/** Where the document is: beside the routes it describes, and where Backstage looks for a plugin's. */
export const DOCUMENT_PATHS = ['/v1/openapi.json', '/openapi.json'];

/** The OpenAPI document of all other routes. */
export function createDocumentRoute(): Router {
  const router = createRouter();
  router.get(DOCUMENT_PATHS, (req, res) => {
    res.json({ ...spec, servers: [{ url: req.baseUrl }] });
  });
  return router;
}
