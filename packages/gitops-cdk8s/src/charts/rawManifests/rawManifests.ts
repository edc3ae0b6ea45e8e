import { ApplicationConfigError } from '../../config/ApplicationConfigError';
import { checkProps } from '../checkProps';
import { ChartContext, ChartType } from '../ChartType';
import { namespaceObject } from '../parts/namespaceObject';
import { toChart } from '../parts/toChart';
import { refuseFields } from '../refuseFields';
import { isNamespaced } from './isNamespaced';
import { RawManifestsProps } from './RawManifestsProps';
import { rawManifestsPropsSchema } from './rawManifestsPropsSchema';
import { RawObject, readManifests } from './readManifests';

/**
 * The chart type `RawManifests`: manifests as they are. They get the application's namespace where they have none, the
 * standard labels beside their own, and the wave of their kind unless they have one. Every rule judges them, the one on
 * Secrets too. Props: `RawManifestsProps`.
 *
 * @public
 */
export const rawManifests: ChartType = {
  propsSchema: rawManifestsPropsSchema,
  foldersOf(props) {
    // What cannot be taken is refused when it is built, and never read.
    const { data } = rawManifestsPropsSchema.safeParse(props);
    return data?.folder === undefined ? [] : [data.folder];
  },
  build(scope, id, context) {
    refuseFields(context, [
      'image',
      'replicas',
      'resources',
      'probes',
      'env',
      'chartVersion',
      'values',
    ]);
    const props = checkProps(context, rawManifestsPropsSchema);
    const objects = objectsOf(context, props);
    return toChart(
      scope,
      id,
      context,
      [...namespaces(context, props, objects), ...objects],
      object => isNamespaced(object, objects),
    );
  },
};

function objectsOf(
  { environmentName, files, name }: ChartContext,
  { folder, yaml }: RawManifestsProps,
): readonly RawObject[] {
  if (folder !== undefined && files.length === 0) {
    throw new ApplicationConfigError(
      `the folder "${folder}" of ${name} has no YAML files here; add some, or let the repository's own CI render ${name} (slipway synth).`,
    );
  }
  const objects = [
    ...(yaml === undefined
      ? []
      : readManifests(yaml, `chart.props.yaml of ${name}`)),
    ...[...files]
      .sort((left, right) => (left.path < right.path ? -1 : 1))
      .flatMap(({ content, path }) => readManifests(content, path)),
  ];
  if (objects.length === 0) {
    throw new ApplicationConfigError(
      `the manifests of ${name} in ${environmentName} hold no object; add one.`,
    );
  }
  return objects;
}

function namespaces(
  { namespace }: ChartContext,
  { createNamespace }: RawManifestsProps,
  objects: readonly RawObject[],
) {
  const included = objects.some(
    ({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace,
  );
  return (createNamespace ?? true) && !included
    ? [namespaceObject(namespace)]
    : [];
}
