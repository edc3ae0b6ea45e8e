import { ApplicationSource } from '../../render/SourceRenderer';
import { ArgoError } from '../http/ArgoError';
import { Route, RouteRequest } from '../http/Route';
import { Application } from '../objects/Application';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';
import { queriedApplication } from './queriedApplication';

/** The source that a revision belongs to: of the spec, or with `versionId` of that deployment. */
function sourceOf(
  { metadata, spec, status }: Application,
  query: URLSearchParams,
): ApplicationSource | undefined {
  const versionId = query.get('versionId');
  const index = Number(query.get('sourceIndex') ?? 0);
  if (versionId === null) return sources.of(spec)[index];
  if (!status.history?.length) {
    throw ArgoError.unknown(
      `version ID ${versionId} not found because the app has no history`,
    );
  }
  const entry = status.history.find(({ id }) => id === Number(versionId));
  if (!entry) {
    throw ArgoError.unknown(
      `revision history not found for version ID ${versionId} of application ${metadata.name}`,
    );
  }
  return sources.of(entry)[index];
}

/** Who made a revision: commit metadata, chart details, OCI annotations. */
export function revisionRoutes(context: ApiContext): readonly Route[] {
  const { renderer } = context;
  const route = (
    suffix: string,
    answer: (
      application: Application,
      source: ApplicationSource,
      revision: string,
    ) => Promise<unknown>,
  ): Route => ({
    method: 'GET',
    path: `/api/v1/applications/:name/revisions/:revision/${suffix}`,
    handle: async (request: RouteRequest) => {
      const application = queriedApplication(context, request);
      const source = sourceOf(application, request.query);
      if (!source) throw ArgoError.invalidArgument('source index out of range');
      return answer(application, source, request.params.revision);
    },
  });
  return [
    route('metadata', async (_application, source, revision) => {
      if (source.chart || !/^[0-9a-f]{40}$/.test(revision)) {
        throw ArgoError.unknown(`revision ${revision} must be resolved`);
      }
      try {
        return await renderer.revisionMetadata(source, revision);
      } catch (error) {
        const { message } = error as Error;
        throw ArgoError.unknown(
          message.startsWith('error acquiring') ||
            !message.startsWith('failed to initialize')
            ? message
            : `error acquiring repo lock: ${message}`,
        );
      }
    }),
    route('chartdetails', async ({ metadata }, source, revision) => {
      if (!source.chart) {
        throw ArgoError.unknown(
          `no chart found for application: ${metadata.name}`,
        );
      }
      return renderer.chartDetails(source, revision);
    }),
    route('ocimetadata', (_application, source, revision) =>
      renderer.ociMetadata(source, revision),
    ),
  ];
}
