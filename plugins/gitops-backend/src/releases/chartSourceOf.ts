import { InputError } from '@backstage/errors';
import { ArgoApplication, ArgoSource } from '@slipway/plugin-gitops-node';
import { mainSource } from '../mappers/mainSource';

/**
 * The chart that an Application runs.
 *
 * @throws InputError when it is delivered by manifests.
 */
export function chartSourceOf({
  metadata,
  spec,
}: ArgoApplication): ArgoSource & { readonly chart: string } {
  const { source } = mainSource(spec);
  if (!source?.chart) {
    throw new InputError(
      `${metadata.name} is delivered by manifests, so there is no chart to release. Deploy an image tag instead.`,
    );
  }
  return { ...source, chart: source.chart };
}

/** The spec with its chart moved to another version; everything else stays. */
export function withTargetRevision(
  spec: ArgoApplication['spec'],
  version: string,
): ArgoApplication['spec'] {
  const { index } = mainSource(spec);
  if (spec.sources?.length) {
    return {
      ...spec,
      sources: spec.sources.map((source, i) =>
        i === index ? { ...source, targetRevision: version } : source,
      ),
    };
  }
  return spec.source
    ? { ...spec, source: { ...spec.source, targetRevision: version } }
    : spec;
}
