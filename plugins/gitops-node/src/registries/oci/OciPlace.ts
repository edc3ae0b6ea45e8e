import { ChartRegistryError } from '../ChartRegistryError';
import { OciRepository } from './OciRepository';

/** Where a version of a chart belongs. */
export interface OciPlace {
  readonly repository: OciRepository;
  /** The version as a tag. */
  readonly tag: string;
  /** The registry's name in the configuration. */
  readonly registry: string;
  /** `oci://registry.example.com/charts` */
  readonly address: string;
}

/** A refusal of ours, or one that we understood: `what` goes on after the registry's name. */
export function placeError(
  { registry, address }: OciPlace,
  kind: ChartRegistryError['kind'],
  what: string,
): ChartRegistryError {
  return new ChartRegistryError({
    kind,
    registry,
    message: `The registry "${registry}" at ${address} ${what}`,
  });
}
