import { ConflictError } from '@backstage/errors';
import { Chart, readChartArchive } from '@slipway/helm-chart';
import { StepContext } from '../commands/StepContext';

/**
 * The chart that is kept with the release.
 *
 * @throws ConflictError when it is gone.
 */
export async function keptChart(context: StepContext): Promise<Chart> {
  const archive = await context.attachment();
  if (archive) return readChartArchive(archive);
  throw new ConflictError(
    'The chart of this release is not kept any more. Release it again.',
  );
}
