import { ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { PlainApiObject } from './PlainApiObject';
import { defaultWaves } from '../../wave/defaultWaves';
import { ChartContext } from '../ChartType';
import { WAVE_ANNOTATION } from '../waveAnnotation';

/**
 * Objects as a chart: each in the application's namespace, with the standard labels and its wave. What an object says
 * itself stays.
 *
 * @param namespaced - whether an object belongs to a namespace
 * @internal
 */
export function toChart(
  scope: Construct,
  id: string,
  context: Pick<ChartContext, 'labels' | 'namespace'>,
  objects: readonly ApiObjectProps[],
  namespaced: (object: ApiObjectProps) => boolean = ({ kind }) =>
    kind !== 'Namespace',
): Chart {
  const chart = new Chart(scope, id, { disableResourceNameHashes: true });
  const waves = defaultWaves(objects);
  objects.forEach((object, index) => {
    const { metadata } = object;
    const made = new PlainApiObject(chart, `${index}-${object.kind}`, {
      ...object,
      metadata: {
        ...metadata,
        namespace: namespaced(object)
          ? (metadata?.namespace ?? context.namespace)
          : undefined,
        labels: { ...context.labels, ...metadata?.labels },
        annotations: {
          [WAVE_ANNOTATION]: String(waves[index]),
          ...defined(metadata?.annotations),
        },
      },
    });
    // cdk8s makes up a name for an object without one, and the server would take it instead of its own.
    if (metadata?.name === undefined && metadata?.generateName !== undefined) {
      made.addJsonPatch(JsonPatch.remove('/metadata/name'));
    }
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
