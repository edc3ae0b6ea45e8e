import { z } from 'zod';
import { schemas } from '../../config/schemas';
import { WebServiceProps } from './WebServiceProps';

const secrets = z.strictObject({
  store: z.strictObject({
    name: schemas.text,
    kind: z.enum(['ClusterSecretStore', 'SecretStore']).optional(),
  }),
  refreshInterval: z
    .string()
    .regex(
      /^([0-9]+(\.[0-9]+)?(h|m|s))+$/,
      'is no duration; write it like 1h0m0s',
    )
    .optional(),
  keys: z
    .record(
      z
        .string()
        .regex(
          /^[A-Za-z_][A-Za-z0-9_]*$/,
          'is no name of an environment variable; use letters, digits and "_", no digit first',
        ),
      z.strictObject({ key: schemas.text, property: schemas.text.optional() }),
    )
    .refine(
      keys => Object.keys(keys).length > 0,
      'is empty; name at least one key or leave secrets out',
    ),
});

const smokeTest = z.strictObject({
  image: z
    .string()
    .regex(
      /^[^\s:@]+(:[0-9]+(?=\/)[^\s:@]*)?(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$/,
      'has no fixed tag; write it like curlimages/curl:8.11.1',
    ),
  path: schemas.path.optional(),
  command: schemas.words.optional(),
});

const migration = z.strictObject({
  command: schemas.words,
  args: schemas.words.optional(),
  phase: z.enum(['PreSync', 'Sync']).optional(),
  retries: z.number().int().min(0).optional(),
  timeoutSeconds: schemas.positiveSeconds.optional(),
});

const worker = z.strictObject({
  command: schemas.words.optional(),
  args: schemas.words.optional(),
  replicas: schemas.replicas.optional(),
  resources: schemas.resources.optional(),
  env: schemas.env.optional(),
});

/**
 * Checks the props of the chart type `WebService`.
 *
 * @public
 */
export const webServicePropsSchema: z.ZodType<WebServiceProps> = z.strictObject(
  {
    port: schemas.port,
    replicas: schemas.replicas.optional(),
    resources: schemas.resources.optional(),
    probes: schemas.probes.optional(),
    command: schemas.words.optional(),
    args: schemas.words.optional(),
    env: schemas.env.optional(),
    config: schemas.env.optional(),
    secrets: secrets.optional(),
    service: z
      .strictObject({
        port: schemas.port.optional(),
        type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']).optional(),
        beforeWorkload: z.boolean().optional(),
      })
      .optional(),
    ingress: z
      .strictObject({
        host: schemas.host,
        path: schemas.path.optional(),
        className: schemas.text.optional(),
        tlsSecretName: schemas.text.optional(),
        annotations: schemas.strings.optional(),
      })
      .optional(),
    httpRoute: z
      .strictObject({
        host: schemas.host,
        path: schemas.path.optional(),
        gateway: z.strictObject({
          name: schemas.text,
          namespace: schemas.dnsLabel.optional(),
          sectionName: schemas.text.optional(),
        }),
      })
      .optional(),
    imagePullSecrets: z.array(schemas.text).optional(),
    serviceAccount: z
      .strictObject({
        annotations: schemas.strings.optional(),
        mountToken: z.boolean().optional(),
      })
      .optional(),
    security: z
      .strictObject({
        runAsUser: z
          .number()
          .int()
          .min(1, 'is root; use another user')
          .optional(),
        readOnlyRootFilesystem: z.boolean().optional(),
      })
      .optional(),
    createNamespace: z.boolean().optional(),
    workers: z.record(schemas.dnsLabel, worker).optional(),
    migration: migration.optional(),
    smokeTest: smokeTest.optional(),
  },
);
