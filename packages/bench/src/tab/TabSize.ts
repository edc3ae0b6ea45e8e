import { InvalidArgumentError } from 'commander';

/** How much one entity has: `3x5` are three Argo CD instances with five Applications each. */
export interface TabSize {
  readonly name: string;
  readonly instances: number;
  readonly applications: number;
}

/**
 * Reads a list such as `1x1,3x5`.
 *
 * @throws InvalidArgumentError for anything else, and for more than ten instances or fifty Applications each.
 */
export function parseTabSizes(text: string): TabSize[] {
  return text.split(',').map(part => {
    const [, instances, applications] =
      /^(\d{1,2})x(\d{1,2})$/.exec(part.trim())?.map(Number) ?? [];
    if (!instances || !applications || instances > 10 || applications > 50) {
      throw new InvalidArgumentError(
        `'${part}' is no size. Write instances x applications, at most 10x50, for example 1x1,3x5.`,
      );
    }
    return {
      name: `${instances}x${applications}`,
      instances,
      applications,
    };
  });
}

/** The label that selects the Applications of a size: one Application belongs to all sizes that reach it. */
export function sizeLabel({ name }: TabSize): string {
  return `bench.slipway.dev/${name}`;
}
