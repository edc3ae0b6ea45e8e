import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { networkShape } from '../parts/networkShape';
import { podShape } from '../parts/podShape';
import { scalingShape } from '../parts/scalingShape';
import { StatefulServiceProps } from './StatefulServiceProps';

const volume = z.strictObject({
  mountPath: schemas.path.meta({ description: 'Where the container has it' }),
  size: schemas.quantity.meta({ description: 'Its size, like 10Gi' }),
  storageClassName: schemas.text.optional().meta({
    title: 'Storage class',
    description: "Class of the storage; default: the cluster's",
  }),
  accessMode: z
    .enum([
      'ReadWriteOnce',
      'ReadWriteOncePod',
      'ReadWriteMany',
      'ReadOnlyMany',
    ])
    .optional()
    .meta({
      description:
        'Who may mount it; default: ReadWriteOnce, shared: ReadWriteMany',
    }),
  shared: z.boolean().optional().meta({
    description: 'All pods mount the same volume; else each has its own',
    default: false,
  }),
});

const { autoscaling: _, ...scaling } = scalingShape;

/** With the types that it gives. @internal */
export const statefulServiceSchema = z.strictObject({
  port: schemas.port.meta({
    description: 'The port the container listens on',
    group: fieldGroups.network,
  }),
  volumes: z
    .record(schemas.dnsLabel, volume)
    .refine(
      volumes => Object.keys(volumes).length > 0,
      'is empty; name at least one volume, or use WebService',
    )
    .meta({ description: 'Volumes, by name', group: fieldGroups.storage }),
  probes: schemas.probes.optional().meta({
    description: 'How Kubernetes asks whether the container is well',
    group: fieldGroups.health,
  }),
  ...podShape,
  ...scaling,
  ...networkShape,
  podManagementPolicy: z.enum(['OrderedReady', 'Parallel']).optional().meta({
    description: 'One pod after the other, or all at once',
    group: fieldGroups.rare,
    default: 'OrderedReady',
  }),
  terminationGracePeriodSeconds: schemas.positiveSeconds.optional().meta({
    description: 'Seconds that a pod has to end',
    group: fieldGroups.rare,
    default: 30,
  }),
});

/**
 * Checks the props of the chart type `StatefulService`.
 *
 * @public
 */
export const statefulServicePropsSchema: z.ZodType<StatefulServiceProps> =
  statefulServiceSchema;
