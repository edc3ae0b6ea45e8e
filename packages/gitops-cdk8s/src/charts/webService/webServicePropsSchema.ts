import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { networkShape } from '../parts/networkShape';
import { podShape } from '../parts/podShape';
import { scalingShape } from '../parts/scalingShape';
import { WebServiceProps } from './WebServiceProps';

const smokeTest = z.strictObject({
  image: z
    .string()
    .regex(
      /^[^\s:@]+(:[0-9]+(?=\/)[^\s:@]*)?(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$/,
      'has no fixed tag; write it like curlimages/curl:8.11.1',
    )
    .meta({ description: 'An image with curl and its tag' }),
  path: schemas.path
    .optional()
    .meta({ description: 'The path it calls', default: '/' }),
  command: schemas.words
    .optional()
    .meta({ description: 'In place of the call' }),
});

const migration = z.strictObject({
  command: schemas.words.meta({ description: 'What changes the database' }),
  args: schemas.words
    .optional()
    .meta({ title: 'Arguments', description: 'Arguments of the command' }),
  phase: z.enum(['PreSync', 'Sync']).optional().meta({
    description:
      'Before everything else, or after what the package makes itself (secrets, account) and before the Deployment',
    default: 'PreSync',
  }),
  retries: z.number().int().min(0).optional().meta({
    description: 'How often a failed pod is tried again',
    default: 2,
  }),
  timeoutSeconds: schemas.positiveSeconds.optional().meta({
    description: 'Seconds after which it counts as failed',
    default: 600,
  }),
});

const worker = z.strictObject({
  command: schemas.words
    .optional()
    .meta({ description: "In place of the image's entry point" }),
  args: schemas.words
    .optional()
    .meta({ title: 'Arguments', description: 'Arguments of the command' }),
  replicas: schemas.replicas
    .optional()
    .meta({ description: 'How many pods', default: 1 }),
  resources: schemas.resources.optional().meta({
    description: "Requests and limits; default: the service's",
  }),
  env: schemas.env.optional().meta({
    title: 'Environment variables',
    description: "Environment variables beside the service's",
  }),
});

/** With the types that it gives. @internal */
export const webServiceSchema = z.strictObject({
  port: schemas.port.meta({
    description: 'The port the container listens on',
    group: fieldGroups.network,
  }),
  probes: schemas.probes.optional().meta({
    description: 'How Kubernetes asks whether the container is well',
    group: fieldGroups.health,
  }),
  ...podShape,
  ...scalingShape,
  ...networkShape,
  workers: z.record(schemas.dnsLabel, worker).optional().meta({
    description: 'Further Deployments of the same image, by name',
    group: fieldGroups.run,
  }),
  migration: migration.optional().meta({
    description: 'A Job that changes the database before the new version',
    group: fieldGroups.jobs,
  }),
  smokeTest: smokeTest.optional().meta({
    description: 'A Job that calls the service after the sync',
    group: fieldGroups.jobs,
  }),
});

/**
 * Checks the props of the chart type `WebService`.
 *
 * @public
 */
export const webServicePropsSchema: z.ZodType<WebServiceProps> =
  webServiceSchema;
