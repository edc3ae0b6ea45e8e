import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { ArgoCdInstanceConfig } from '@slipway/plugin-gitops-node';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { z } from 'zod';
import { describeApplication } from '../applications/describeApplication';
import { ReadableApplications } from '../applications/ReadableApplications';
import { CommitReader } from '../ledger/CommitReader';
import { parseRequest } from './parseRequest';

const word = z.string().trim().min(1).max(253).optional();

const whereQuery = z.object({ namespace: word, instance: word });

const listQuery = whereQuery.extend({
  name: word,
  selector: z.string().trim().min(1).max(1000).optional(),
  project: word,
});

/** What the routes are made of. */
export interface ArgoCdRoutesOptions {
  readonly httpAuth: HttpAuthService;
  readonly applications: ReadableApplications;
  readonly commits: CommitReader;
  readonly instances: readonly Pick<
    ArgoCdInstanceConfig,
    'name' | 'publicUrl'
  >[];
}

/**
 * The Applications of all entities that the caller may read, in Argo CD's own words, for the cards of other plugins.
 * These routes only look; states come from the index, and only a commit's author and message are asked of Argo CD.
 */
export function createArgoCdRoutes(options: ArgoCdRoutesOptions): Router {
  const { httpAuth, applications, commits, instances } = options;
  const router = createRouter();
  const allow = { allow: ['user' as const, 'service' as const] };

  router.get('/v1/argocd/instances', async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const query = readListQuery(req.query);
    const found = await applications.list(query, credentials);
    const names = new Set(found.map(({ id }) => id.instance));
    res.json(
      [...names].map(name => ({
        name,
        url: instances.find(entry => entry.name === name)?.publicUrl ?? '',
        appName: found
          .filter(({ id }) => id.instance === name)
          .map(({ id }) => id.name),
      })),
    );
  });

  router.get('/v1/argocd/applications', async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const query = readListQuery(req.query);
    const found = await applications.list(query, credentials);
    res.json({
      items: found.map(indexed => describeApplication(indexed, instances)),
    });
  });

  router.get('/v1/argocd/applications/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, allow);
    const where = parseRequest(whereQuery, req.query, 'query');
    const found = await applications.get(
      { ...where, name: req.params.name },
      credentials,
    );
    res.json(describeApplication(found, instances));
  });

  router.get(
    '/v1/argocd/applications/:name/revisions/:revision/metadata',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, allow);
      const where = parseRequest(whereQuery, req.query, 'query');
      const { name, revision } = req.params;
      const found = await applications.get({ ...where, name }, credentials);
      const { history } = describeApplication(found, instances).status;
      if (!history.some(entry => entry.revision === revision)) {
        throw new NotFoundError(
          `The history of ${name.slice(
            0,
            100,
          )} has no revision '${revision.slice(
            0,
            100,
          )}'. Look at the Application for the ones it has.`,
        );
      }
      const commit = await commits.read(found, { version: { revision } });
      res.json({
        date: commit?.date,
        ...(found.firm && {
          author: commit?.author,
          message: commit?.message,
        }),
      });
    },
  );

  return router;
}

function readListQuery(value: unknown): z.output<typeof listQuery> {
  const query = parseRequest(listQuery, value, 'query');
  if (query.name || query.selector || query.project) return query;
  throw new InputError(
    'Say which Applications: give name, selector or project in the query.',
  );
}
