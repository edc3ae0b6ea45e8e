import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { isChartVersion } from '@slipway/helm-chart';

/**
 * Refuses a release that cannot work, before it is accepted.
 *
 * @throws InputError
 */
export function checkRelease({
  sourceUrl,
  archive,
  version,
}: JsonObject): void {
  if (Boolean(sourceUrl) === Boolean(archive)) {
    throw new InputError(
      `A release takes either 'sourceUrl' or 'archive', and got ${
        sourceUrl ? 'both' : 'neither'
      }.`,
    );
  }
  if (typeof sourceUrl === 'string' && hasCredentials(sourceUrl)) {
    throw new InputError(
      `The sourceUrl carries credentials. Leave them out: the backend's integrations have their own.`,
    );
  }
  if (typeof version === 'string' && version && !isChartVersion(version)) {
    throw new InputError(
      `'${version}' is no chart version. Use a semantic version such as 1.0.0-17.`,
    );
  }
}

function hasCredentials(text: string): boolean {
  try {
    const url = new URL(text);
    return Boolean(url.username || url.password);
  } catch {
    throw new InputError(`'${text}' is no URL of a chart's folder.`);
  }
}
