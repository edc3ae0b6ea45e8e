import { ComparedResource } from '../controller/compareApplication';
import { sortedJson } from '../objects/sortedJson';
import { masked } from './masked';

/** One entry of `/managed-resources`: target and live state as JSON texts. */
export function resourceDiff({ status, target, live }: ComparedResource) {
  const liveState = live ? sortedJson(masked(live.object)) : 'null';
  const targetState = target ? sortedJson(masked(target.manifest)) : 'null';
  const { group, kind, namespace, name } = status;
  return {
    ...(group && { group }),
    kind,
    ...(namespace && { namespace }),
    name,
    targetState,
    liveState,
    normalizedLiveState: liveState,
    predictedLiveState: status.status === 'Synced' ? liveState : targetState,
    ...(live && { resourceVersion: live.resourceVersion }),
    ...(status.status === 'OutOfSync' && { modified: true }),
  };
}
