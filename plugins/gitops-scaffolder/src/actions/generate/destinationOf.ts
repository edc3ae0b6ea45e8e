import { EnvironmentConfig } from '@slipway/plugin-gitops-node';

/** Where a configured environment is: the first destination of its matches that is a name and no pattern. */
export function destinationOf(
  name: string,
  known: readonly EnvironmentConfig[],
): string | undefined {
  return known
    .find(entry => entry.name === name)
    ?.match.map(({ destination }) => destination)
    .find(destination => destination && !destination.includes('*'));
}
