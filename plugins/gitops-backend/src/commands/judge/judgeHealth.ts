import { ArgoApplication } from '@slipway/plugin-gitops-node';

/** What was seen of the health before. */
export interface HealthHistory {
  readonly previous?: string;
  /** Milliseconds since the first look. */
  readonly elapsedMs: number;
  readonly recoverMs: number;
  readonly healthyMs: number;
}

/** Whether a deployment has become healthy. */
export type HealthVerdict =
  | { readonly state: 'healthy' }
  | { readonly state: 'wait'; readonly output: string }
  | { readonly state: 'failed'; readonly sentence: string };

/**
 * Healthy is the end. It has failed when it *turns* Degraded; one that was Degraded from the first look on gets a
 * moment to recover, because its new pods may be on their way. Anything else waits until time is up.
 */
export function judgeHealth(
  application: ArgoApplication,
  history: HealthHistory,
): HealthVerdict {
  const { name } = application.metadata;
  const health = application.status?.health?.status ?? 'Unknown';
  if (health === 'Healthy') return { state: 'healthy' };
  const { previous, elapsedMs, recoverMs, healthyMs } = history;
  if (health === 'Degraded') {
    const turned = previous !== undefined && previous !== 'Degraded';
    if (turned || elapsedMs >= recoverMs) {
      return {
        state: 'failed',
        sentence: `${name} is Degraded: ${blame(application, ['Degraded'])}.`,
      };
    }
  }
  if (elapsedMs >= healthyMs) {
    const minutes = Math.round(healthyMs / 60_000);
    return {
      state: 'failed',
      sentence: `${name} did not become healthy within ${minutes} min and is ${health}: ${blame(
        application,
        ['Degraded', 'Missing', 'Progressing', 'Unknown', 'Suspended'],
      )}.`,
    };
  }
  return {
    state: 'wait',
    output: `${health}: ${blame(application, [health])}`,
  };
}

function blame({ status }: ArgoApplication, states: readonly string[]): string {
  for (const state of states) {
    const found = (status?.resources ?? []).filter(
      ({ health }) => health?.status === state,
    );
    if (found.length) {
      const [{ kind, name, health }] = found;
      const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
      const why = health?.message?.replace(/[.\s]+$/, '');
      return `${kind}/${name}${why ? `, ${why}` : ''}${more}`;
    }
  }
  return status?.health?.message ?? 'Argo CD names no object';
}
