import { read } from '../../cluster/read';
import { destinationCluster } from '../controller/destinationCluster';
import { ArgoError } from '../http/ArgoError';
import { Route, RouteRequest } from '../http/Route';
import { ApiContext } from './ApiContext';
import { queriedApplication } from './queriedApplication';

const MOST_PODS = 10;

/** Logs of pods: what a simulated pod would say, which is its state; then the closing entry. */
export function logRoutes(context: ApiContext): readonly Route[] {
  const handle = (request: RouteRequest) => {
    const { query, params, response } = request;
    const application = queriedApplication(context, request);
    const object = `${application.spec.project}/${application.metadata.name}`;
    request.caller.demand('logs', 'get', object);
    const cluster = destinationCluster(
      context.clusters,
      application.spec.destination,
    );
    const wanted = params.pod ?? query.get('podName');
    const owner = query.get('resourceName');
    const pods = (context.controller.treeOf(application)?.nodes ?? []).filter(
      ({ kind, name }) =>
        kind === 'Pod' &&
        (!wanted || name === wanted) &&
        (wanted || !owner || name === owner || name.startsWith(`${owner}-`)),
    );
    if (pods.length > MOST_PODS) {
      throw ArgoError.invalidArgument(
        'max pods to view logs are reached. Please provide more granular query',
      );
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const pod of pods) {
      const live = cluster.get({
        group: '',
        kind: 'Pod',
        namespace: pod.namespace ?? '',
        name: pod.name,
      });
      const [image] = pod.images ?? [];
      const phase = read.text(live?.object, 'status', 'phase') ?? 'Unknown';
      const lines = [`image ${image ?? 'unknown'}`, `phase ${phase}`];
      for (const line of lines) {
        const entry = {
          content: `simulated pod ${pod.name}: ${line}`,
          timeStamp: pod.createdAt,
          timeStampStr: pod.createdAt,
          podName: pod.name,
        };
        response.write(`${JSON.stringify({ result: entry })}\n`);
      }
    }
    response.end(`${JSON.stringify({ result: { last: true } })}\n`);
  };
  return [
    {
      method: 'GET',
      path: '/api/v1/applications/:name/logs',
      stream: true,
      handle,
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/pods/:pod/logs',
      stream: true,
      handle,
    },
  ];
}
