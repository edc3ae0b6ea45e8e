import { z } from 'zod';
import {
  labelKeySchema,
  labelValueSchema,
} from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { RequestConfig } from './RequestConfig';

/** @public */
export const requestConfigSchema: z.ZodType<RequestConfig> = z.strictObject({
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
});
