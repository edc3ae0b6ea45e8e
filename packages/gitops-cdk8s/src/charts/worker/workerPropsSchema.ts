import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { podShape } from '../parts/podShape';
import { scalingShape } from '../parts/scalingShape';
import { WorkerProps } from './WorkerProps';

/** With the types that it gives. @internal */
export const workerSchema = z.strictObject({
  ...podShape,
  ...scalingShape,
  probes: schemas.probes.optional().meta({
    description: 'Commands that tell whether the container is well',
    group: fieldGroups.health,
  }),
});

/**
 * Checks the props of the chart type `Worker`.
 *
 * @public
 */
export const workerPropsSchema: z.ZodType<WorkerProps> = workerSchema;
