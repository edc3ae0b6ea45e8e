import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ChartError, isChartVersion } from '@slipway/helm-chart';
import { ChartSources, checkChartSource } from './checkChartSource';
import { requestedVersion } from './requestedVersion';

/**
 * Refuses a release that cannot work, before it is accepted.
 *
 * @throws InputError, or NotAllowedError when the chart may not be read from there.
 */
export function checkRelease(
  parameters: JsonObject,
  sources: ChartSources,
): void {
  const { sourceUrl, archive, version, tag } = parameters;
  if (sourceUrl && archive) {
    throw new InputError(
      "A release takes either 'sourceUrl' or an archive, and got both.",
    );
  }
  if (!sourceUrl && !archive && !version && !tag) {
    throw new InputError(
      "A release takes 'sourceUrl', an archive, or the 'version' of a chart that is published already, and got none of them.",
    );
  }
  if (typeof sourceUrl === 'string') {
    checkChartSource(sourceUrl, sources);
  }
  if (typeof version === 'string' && version && !isChartVersion(version)) {
    throw new InputError(
      `'${version}' is no chart version. Use a semantic version such as 1.0.0-17.`,
    );
  }
  const tagged = taggedVersion(parameters);
  if (tag && version && tagged !== version) {
    throw new InputError(
      `The version '${version}' is not the one of the tag '${tag}'. Give one of the two.`,
    );
  }
}

function taggedVersion(parameters: JsonObject): string | undefined {
  try {
    return requestedVersion(parameters);
  } catch (error) {
    if (error instanceof ChartError) throw new InputError(error.message, error);
    throw error;
  }
}
