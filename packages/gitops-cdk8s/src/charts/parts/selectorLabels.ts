import { ChartContext } from '../ChartType';

/**
 * The labels that select the pods of one component. They never change: a workload's selector is immutable.
 *
 * @internal
 */
export function selectorLabels(
  context: Pick<ChartContext, 'name' | 'applicationName'>,
  component: string,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': context.name,
    'app.kubernetes.io/instance': context.applicationName,
    'app.kubernetes.io/component': component,
  };
}
