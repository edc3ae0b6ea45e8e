import { ApiObject, ApiObjectProps, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartContext } from '../ChartType';
import { WAVE_ANNOTATION } from '../waveAnnotation';
import { defaultWaves } from '../../wave/defaultWaves';

/**
 * Objects as a chart: each in the application's namespace, with the standard labels and its wave. What an object says
 * itself stays.
 *
 * @internal
 */
export function toChart(
  scope: Construct,
  id: string,
  context: Pick<ChartContext, 'labels' | 'namespace'>,
  objects: readonly ApiObjectProps[],
): Chart {
  const chart = new Chart(scope, id, { disableResourceNameHashes: true });
  const waves = defaultWaves(objects);
  objects.forEach((object, index) => {
    const { apiVersion, kind, metadata } = object;
    // eslint-disable-next-line no-new -- a construct adds itself to its scope
    new ApiObject(
      chart,
      `${kind}-${metadata?.name}-${metadata?.namespace ?? ''}`,
      {
        ...object,
        apiVersion,
        metadata: {
          ...metadata,
          namespace:
            kind === 'Namespace'
              ? undefined
              : (metadata?.namespace ?? context.namespace),
          labels: { ...context.labels, ...metadata?.labels },
          annotations: {
            [WAVE_ANNOTATION]: String(waves[index]),
            ...defined(metadata?.annotations),
          },
        },
      },
    );
  });
  return chart;
}

function defined(
  annotations: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter(([, value]) => value !== undefined),
  );
}
