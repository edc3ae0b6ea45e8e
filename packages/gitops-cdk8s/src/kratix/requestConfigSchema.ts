import { z } from 'zod';
import {
  labelKeySchema,
  labelValueSchema,
} from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { RequestConfig } from './RequestConfig';
import { describeFields } from '../platform/describeFields';

/** @public */
export const requestConfigSchema: z.ZodType<RequestConfig> = z.strictObject(
  describeFields(
    {
      name: schemas.dnsLabel,
      namespace: schemas.dnsLabel.optional(),
      schema: z
        .string()
        .regex(
          /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\s\\]+\.(ya?ml|ts)$/,
          'is no file of the repository; write its path from the root, like promises/vcluster/promise.yaml',
        ),
      version: schemas.dnsLabel.optional(),
      labels: z.record(labelKeySchema, labelValueSchema).optional(),
      annotations: z.record(labelKeySchema, z.string()).optional(),
      spec: schemas.values,
    },
    {
      name: 'Name of the object',
      namespace: {
        description: 'Namespace of the object',
        default: 'platform-requests',
      },
      schema:
        'File of the Promise or CustomResourceDefinition that says what may be asked for',
      version: 'Version of the API; default: the one that is stored',
      labels: 'Labels of the object',
      annotations: 'Annotations of the object',
      spec: 'What is asked for',
    },
  ),
);
