import { ChartContext } from '../ChartType';

/** The image pull secret that the package makes itself. */
export function registrySecretName({
  applicationName,
}: Pick<ChartContext, 'applicationName'>): string {
  return `${applicationName}-registry`;
}
