import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { secretsSchemas } from './secretsSchemas';

/**
 * Schemas of `PodProps`, to be spread into a chart type's own.
 *
 * @internal
 */
export const podShape = {
  command: schemas.words.optional().meta({
    description: "In place of the image's entry point",
    group: fieldGroups.run,
  }),
  args: schemas.words.optional().meta({
    title: 'Arguments',
    description: 'Arguments of the command',
    group: fieldGroups.run,
  }),
  resources: schemas.resources.optional().meta({
    description: 'Requests and limits of the container',
    group: fieldGroups.resources,
  }),
  env: schemas.env.optional().meta({
    title: 'Environment variables',
    description: 'Variables of the container, by name',
    group: fieldGroups.run,
    common: true,
  }),
  config: schemas.env.optional().meta({
    title: 'ConfigMap',
    group: fieldGroups.run,
    description:
      'Entries of a ConfigMap, which are environment variables too; a change starts new pods',
  }),
  secrets: secretsSchemas.secrets.optional().meta({
    group: fieldGroups.secrets,
    description: 'Environment variables whose values stay in a secret store',
  }),
  imagePullSecrets: z.array(schemas.text).optional().meta({
    group: fieldGroups.secrets,
    description: 'Secrets of the namespace for private image registries',
    default: [],
  }),
  registry: secretsSchemas.registry.optional().meta({
    title: 'Private image registry',
    group: fieldGroups.secrets,
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
    .meta({
      description: 'The ServiceAccount of the pods',
      group: fieldGroups.security,
    }),
  security: z
    .strictObject({
      runAsUser: z
        .number()
        .int()
        .min(1, 'is root; use another user')
        .optional()
        .meta({
          title: 'User',
          description: 'Numeric user; needed when the image names its user',
        }),
      fsGroup: z
        .number()
        .int()
        .min(1, 'is root; use another group')
        .optional()
        .meta({
          title: 'Group of volumes',
          description: 'Group that owns the files of volumes',
        }),
      readOnlyRootFilesystem: z.boolean().optional().meta({
        description: "Keeps the container from writing to the image's files",
        default: false,
      }),
    })
    .optional()
    .meta({
      title: 'Security context',
      description: 'User and file system of the container',
      group: fieldGroups.security,
    }),
  scratch: z.array(schemas.path).optional().meta({
    title: 'Scratch folders',
    group: fieldGroups.storage,
    description: 'Empty folders the container may write to, like /tmp',
    default: [],
  }),
  createNamespace: z.boolean().optional().meta({
    group: fieldGroups.rare,
    description:
      'Makes the namespace an object of the package; else Argo CD makes it',
    default: true,
  }),
};
