import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartContext, ChartType } from '../ChartType';
import { WAVE_ANNOTATION } from '../waveAnnotation';
import { waveOfKind } from '../waveOfKind';
import { foundation } from './foundation';
import { jobs } from './jobs';
import { network } from './network';
import { resolveWebService } from './resolveWebService';
import { workloads } from './workloads';

/**
 * The chart type `WebService`: a Deployment behind a Service with its ServiceAccount and, as its props ask for it, an
 * Ingress or HTTPRoute, a ConfigMap, an ExternalSecret, a Namespace, workers, a migration and a smoke test. The objects
 * are named after the Application. Props: `WebServiceProps`.
 *
 * @public
 */
export const webService: ChartType = {
  build(scope: Construct, id: string, context: ChartContext): Chart {
    const resolved = resolveWebService(context);
    const chart = new Chart(scope, id, { disableResourceNameHashes: true });
    const objects = [
      ...foundation(resolved),
      ...workloads(resolved),
      ...network(resolved),
      ...jobs(resolved),
    ];
    for (const object of objects) {
      // eslint-disable-next-line no-new -- a construct adds itself to its scope
      new ApiObject(chart, `${object.kind}-${object.metadata?.name}`, {
        ...object,
        metadata: {
          ...object.metadata,
          namespace:
            object.kind === 'Namespace' ? undefined : context.namespace,
          labels: { ...context.labels, ...object.metadata?.labels },
          annotations: {
            [WAVE_ANNOTATION]: String(waveOfKind(object.kind)),
            ...defined(object.metadata?.annotations),
          },
        },
      });
    }
    return chart;
  },
};

function defined(
  annotations: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter(([, value]) => value !== undefined),
  );
}
