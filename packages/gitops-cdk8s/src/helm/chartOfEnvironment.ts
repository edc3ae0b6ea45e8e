import {
  Chart,
  chartFromManifests,
  isChartName,
  isChartVersion,
} from '@slipway/helm-chart';
import { parse } from 'yaml';
import { Manifest } from '@slipway/sync-waves';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { GeneratedApplication } from '../generate/GeneratedApplication';

/**
 * What a chart of manifests is called.
 *
 * @public
 */
export interface ChartOfEnvironmentOptions {
  readonly name: string;
  /** A semantic version: `1.0.0`, or `1.0.0-<run>` for each run of a pipeline. */
  readonly version: string;
}

/** Helm puts these on what it installs, and takes objects for its own that have them. */
const OF_HELM = /^(?:meta\.)?helm\.sh\//;

/**
 * The manifests of one generated environment as a Helm chart without values: what Helm renders of it are those objects.
 * Text that looks like a template action is escaped, and scalars are quoted as YAML 1.1 needs it. Throws
 * `ApplicationConfigError` for a name or version that no chart may have, for a package without manifests, and for
 * objects with metadata that belongs to Helm.
 *
 * @param generated - of one environment
 * @public
 */
export function chartOfEnvironment(
  generated: Pick<GeneratedApplication, 'applications' | 'files'>,
  { name, version }: ChartOfEnvironmentOptions,
): Chart {
  const [application] = generated.applications;
  if (!isChartName(name)) {
    throw new ApplicationConfigError(
      `"${name}" is no name of a chart; use small letters, digits and "-", beginning with a letter.`,
    );
  }
  if (!isChartVersion(version)) {
    throw new ApplicationConfigError(
      `"${version}" is no version of a chart; write it like 1.0.0, or 1.0.0-42 for run 42 of a pipeline.`,
    );
  }
  const manifests = generated.files
    .filter(({ path }) => /\/manifests\/[^/]+\.k8s\.yaml$/.test(path))
    .map(({ content }): Manifest => parse(content, { version: '1.1' }));
  if (manifests.length === 0) {
    throw new ApplicationConfigError(
      `${application.name} has no manifests of its own; it is delivered by a chart already.`,
    );
  }
  manifests.forEach(refuseHelmMetadata);
  return chartFromManifests({
    metadata: {
      name,
      version,
      appVersion: appVersionOf(application.version),
      description: `Manifests of ${application.name}`,
    },
    manifests,
  });
}

function refuseHelmMetadata({ kind, metadata }: Manifest): void {
  const { annotations = {}, labels = {}, name } = metadata;
  const found = [...Object.keys(annotations), ...Object.keys(labels)].find(
    key => OF_HELM.test(key),
  );
  if (found) {
    throw new ApplicationConfigError(
      `${kind}/${name} has "${found}", which Helm reads as its own; remove it, or let Argo CD apply the manifests as they are.`,
    );
  }
}

/** An image's tag; what Chart.yaml calls the version of what is inside. */
function appVersionOf(version: string): string | undefined {
  const [, tag] = /:([^:/]+)$/.exec(version) ?? [];
  return tag;
}
