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
          store: z.strictObject({
            name: schemas.text,
            kind: z.enum(['ClusterSecretStore', 'SecretStore']).optional(),
          }),
          key: schemas.text,
          serverField: schemas.text.optional(),
          configField: schemas.text.optional(),
          refreshInterval: z
            .string()
            .refine(
              text => parseGoDuration(text) !== undefined,
              'is no duration; write it with h, m and s, like 1m30s',
            )
            .optional(),
          apiVersion: z.enum(['v1', 'v1beta1']).optional(),
        })
        .optional(),
    },
    {
      name: 'The name by which Applications name it',
      role: 'control-plane, vcluster or a word of your own',
      environment:
        'production, staging, …: what layers of values and selectors go by',
      server:
        "The API server's https:// address; default: what the secret store has",
      addons: 'Addons by name: whether it takes them',
      labels: 'Further labels for selectors and templates',
      annotations: 'Further annotations for templates',
      project: 'Only this Argo CD project may use it',
      namespaces: 'Argo CD sees only these namespaces',
      credentials:
        'Where the secret store has its credentials; without: something else registers it',
    },
  ),
);
