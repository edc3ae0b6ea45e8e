import { z } from 'zod';
import { schemas } from '../../config/schemas';
import { secretsSchemas } from './secretsSchemas';

/**
 * Schemas of `PodProps`, to be spread into a chart type's own.
 *
 * @internal
 */
export const podShape = {
  command: schemas.words
    .optional()
    .meta({ description: "In place of the image's entry point" }),
  args: schemas.words
    .optional()
    .meta({ description: 'Arguments of the command' }),
  resources: schemas.resources.optional().meta({
    description: 'Requests and limits of the container',
  }),
  env: schemas.env
    .optional()
    .meta({ description: 'Environment variables, by name' }),
  config: schemas.env.optional().meta({
    description:
      'Entries of a ConfigMap, which are environment variables too; a change starts new pods',
  }),
  secrets: secretsSchemas.secrets.optional().meta({
    description: 'Environment variables whose values stay in a secret store',
  }),
  imagePullSecrets: z.array(schemas.text).optional().meta({
    description: 'Secrets of the namespace for private image registries',
    default: [],
  }),
  registry: secretsSchemas.registry.optional().meta({
    description: 'The account of a private image registry, from a secret store',
  }),
  serviceAccount: z
    .strictObject({
      annotations: schemas.strings.optional().meta({
        description: 'Annotations, for the identity of a cloud for instance',
      }),
      mountToken: z.boolean().optional().meta({
        description: 'Mounts the token of the API server',
        default: false,
      }),
    })
    .optional()
    .meta({ description: 'The ServiceAccount of the pods' }),
  security: z
    .strictObject({
      runAsUser: z
        .number()
        .int()
        .min(1, 'is root; use another user')
        .optional()
        .meta({
          description: 'Numeric user; needed when the image names its user',
        }),
      fsGroup: z
        .number()
        .int()
        .min(1, 'is root; use another group')
        .optional()
        .meta({
          description: 'Group that owns the files of volumes',
        }),
      readOnlyRootFilesystem: z.boolean().optional().meta({
        description: "Keeps the container from writing to the image's files",
        default: false,
      }),
    })
    .optional()
    .meta({ description: 'User and file system of the container' }),
  scratch: z.array(schemas.path).optional().meta({
    description: 'Empty folders the container may write to, like /tmp',
    default: [],
  }),
  createNamespace: z.boolean().optional().meta({
    description:
      'Makes the namespace an object of the package; else Argo CD makes it',
    default: true,
  }),
};
