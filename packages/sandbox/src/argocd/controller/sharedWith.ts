import { Condition } from '../objects/Application';
import { tracking } from '../objects/tracking';
import { ComparedResource } from './compareApplication';

/** Warnings about objects that another Application calls its own. */
export function sharedWith(
  name: string,
  resources: readonly ComparedResource[],
): Condition[] {
  return resources.flatMap(({ live, target, status }) => {
    const owner = live && target && tracking.applicationOf(live.object);
    return owner && owner !== name
      ? [
          {
            type: 'SharedResourceWarning',
            message: `${status.kind}/${status.name} is part of applications argocd/${name} and ${owner}`,
          },
        ]
      : [];
  });
}
