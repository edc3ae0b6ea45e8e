import { PodSummary } from './podSummary';
import { ResourceFacts } from './resourceProgress';

/**
 * The one sentence that says most about an object: a pod's trouble, then why Argo CD failed it, then the health's own
 * words, then what applying said.
 */
export function tellingMessage(
  { result, live }: ResourceFacts,
  pods: PodSummary | undefined,
): string | undefined {
  if (pods?.trouble) {
    return pods.readyBefore > 0
      ? `${pods.trouble}; ${pods.readyBefore} ${pods.readyBefore === 1 ? 'pod' : 'pods'} of the version before still serve`
      : pods.trouble;
  }
  const failed =
    result?.status === 'SyncFailed' ||
    result?.hookPhase === 'Failed' ||
    result?.hookPhase === 'Error';
  if (failed && result?.message) {
    return result.message;
  }
  return live?.healthMessage || result?.message || undefined;
}
