import { PackagedChart } from '@slipway/helm-chart';
import { signs } from './signs';

/** Why the provenance of a chart cannot be published, to go on after a registry's name; undefined when it can. */
export function provenanceProblem({
  digest,
  fileName,
  provenance,
}: PackagedChart): string | undefined {
  return provenance === undefined || signs(provenance, digest)
    ? undefined
    : `takes no provenance of another archive than ${fileName}; sign this one, ${digest}.`;
}
