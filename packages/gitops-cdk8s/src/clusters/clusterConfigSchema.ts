import { z } from 'zod';
import { parseGoDuration } from '../argocd/goDuration';
import {
  labelKeySchema,
  labelValueSchema,
} from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { ClusterConfig } from './ClusterConfig';
import { describeFields } from '../platform/describeFields';

/** @public */
export const clusterConfigSchema: z.ZodType<ClusterConfig> = z.strictObject(
  describeFields(
    {
      name: schemas.dnsLabel,
      role: labelValueSchema.min(1, 'is empty; give it a value'),
      environment: labelValueSchema.min(1, 'is empty; give it a value'),
      server: z
        .string()
        .regex(
          /^https:\/\/\S+$/,
          'is no API server; write its https:// address',
        )
        .optional(),
      addons: z.record(schemas.dnsLabel, z.boolean()).optional(),
      labels: z.record(labelKeySchema, labelValueSchema).optional(),
      annotations: z.record(labelKeySchema, z.string()).optional(),
      project: schemas.dnsLabel.optional(),
      namespaces: z
        .array(schemas.dnsLabel)
        .min(1, 'is empty; leave it out for all namespaces')
        .optional(),
      credentials: z
        .strictObject({
          store: z
            .strictObject({
              name: schemas.text.meta({ description: 'Name of the store' }),
              kind: z
                .enum(['ClusterSecretStore', 'SecretStore'])
                .optional()
                .meta({
                  description: 'Whether it is of the cluster or of a namespace',
                  default: 'ClusterSecretStore',
                }),
            })
            .meta({ description: 'The secret store' }),
          key: schemas.text.meta({
            description: 'The entry with the connection settings',
          }),
          serverField: schemas.text.optional().meta({
            description: "Field with the API server's address",
            default: 'argocd-server',
          }),
          configField: schemas.text.optional().meta({
            description: "Field with Argo CD's connection settings as JSON",
            default: 'argocd-config',
          }),
          refreshInterval: z
            .string()
            .refine(
              text => parseGoDuration(text) !== undefined,
              'is no duration; write it with h, m and s, like 1m30s',
            )
            .optional()
            .meta({
              description: 'How often the store is read again',
              default: '1m0s',
            }),
          apiVersion: z.enum(['v1', 'v1beta1']).optional().meta({
            title: 'API version',
            description:
              'Version of the ExternalSecret; v1beta1 for operators before 0.16',
            default: 'v1',
          }),
        })
        .optional(),
    },
    {
      name: 'The name by which Applications name it',
      role: {
        description: 'control-plane, vcluster or a word of your own',
        common: true,
      },
      environment: {
        description:
          'production, staging, …: what layers of values and selectors go by',
        common: true,
      },
      server: {
        title: 'API server',
        description: 'Its https:// address; default: what the secret store has',
        group: 'Reach',
      },
      addons: {
        description: 'Addons by name: whether it takes them',
        common: true,
      },
      labels: {
        description: 'Further labels for selectors and templates',
        group: 'Labels',
      },
      annotations: {
        description: 'Further annotations for templates',
        group: 'Labels',
      },
      project: {
        description: 'Only this Argo CD project may use it',
        group: 'Reach',
      },
      namespaces: {
        description: 'Argo CD sees only these namespaces',
        group: 'Reach',
      },
      credentials: {
        description:
          'Where the secret store has its credentials; without: something else registers it',
        common: true,
      },
    },
  ),
);
