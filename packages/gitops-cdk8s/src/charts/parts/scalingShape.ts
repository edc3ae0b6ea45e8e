import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';

const count = z.union([
  z
    .number()
    .int('is no number of pods; use 0 or more, or percent')
    .min(0, 'is no number of pods; use 0 or more, or percent'),
  z
    .string()
    .regex(
      /^(100|[1-9]?[0-9])%$/,
      'is no number of pods; use 0 or more, or percent like 50%',
    ),
]);

const percent = z
  .number()
  .int('is no percentage; use a whole number from 1')
  .min(1, 'is no percentage; use a whole number from 1');

const atLeastOne = z
  .number()
  .int('is no number of replicas; use 1 or more')
  .min(1, 'is no number of replicas; use 1 or more');

/**
 * Schemas of `ScalingProps`, to be spread into a chart type's own.
 *
 * @internal
 */
export const scalingShape = {
  replicas: schemas.replicas.optional().meta({
    description: 'How many pods',
    default: 1,
    group: fieldGroups.scaling,
  }),
  autoscaling: z
    .strictObject({
      minReplicas: atLeastOne
        .optional()
        .meta({ description: 'The fewest pods', default: 2 }),
      maxReplicas: atLeastOne.meta({ description: 'The most pods' }),
      cpu: percent.optional().meta({
        title: 'CPU',
        description: 'Percent of the requested CPU to aim at',
        default: 80,
      }),
      memory: percent.optional().meta({
        description: 'Percent of the requested memory to aim at',
      }),
    })
    .refine(
      ({ maxReplicas, minReplicas = 2 }) => minReplicas <= maxReplicas,
      'has more minReplicas (2 unless given) than maxReplicas; correct one of them',
    )
    .optional()
    .meta({
      description: 'More pods under load; replicas are then not written',
      group: fieldGroups.scaling,
    }),
  disruptionBudget: z
    .strictObject({
      minAvailable: count.optional().meta({
        title: 'Pods that stay',
        description: 'Pods that always stay, or percent',
      }),
      maxUnavailable: count.optional().meta({
        title: 'Pods that may go',
        description: 'Pods that may go at once, or percent',
      }),
    })
    .refine(
      ({ maxUnavailable, minAvailable }) =>
        (maxUnavailable === undefined) !== (minAvailable === undefined),
      'has not exactly one of minAvailable and maxUnavailable; keep one',
    )
    .optional()
    .meta({
      title: 'Disruption budget',
      description: 'How many pods a drained node may take at once',
      group: fieldGroups.scaling,
    }),
};
