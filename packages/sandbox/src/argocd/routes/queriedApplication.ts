import { RouteRequest } from '../http/Route';
import { Application } from '../objects/Application';
import { ApiContext } from './ApiContext';
import { findApplication } from './findApplication';

/** The Application that a GET or DELETE names with its query. */
export function queriedApplication(
  context: ApiContext,
  { params, query, caller }: Pick<RouteRequest, 'params' | 'query' | 'caller'>,
  action?: string,
): Application {
  return findApplication(context, {
    name: params.name,
    project: query.get('project'),
    appNamespace: query.get('appNamespace'),
    caller,
    ...(action && { action }),
  });
}
