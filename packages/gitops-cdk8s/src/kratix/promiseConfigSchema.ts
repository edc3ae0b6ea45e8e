import { z } from 'zod';
import {
  labelKeySchema,
  labelValueSchema,
} from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { PromiseConfig } from './PromiseConfig';
import { describeFields } from '../platform/describeFields';

const pipeline = z.strictObject({
  name: schemas.dnsLabel,
  containers: z
    .array(
      z.strictObject({
        name: schemas.dnsLabel,
        image: z
          .string()
          .regex(
            /^[^\s:@]+(:\d+)?[^\s:@]*(:(?!latest$)[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
            'is no image with a fixed tag; write it like ghcr.io/acme/pipeline:1.2.0',
          ),
        command: schemas.words.optional(),
        args: schemas.words.optional(),
        env: schemas.env.optional(),
      }),
    )
    .min(1, 'is empty; give it at least one container'),
});

/** @public */
export const promiseConfigSchema: z.ZodType<PromiseConfig> = z.strictObject(
  describeFields(
    {
      name: schemas.dnsLabel,
      api: z.strictObject({
        group: schemas.host.refine(
          group => group.includes('.'),
          'is no API group; write it like platform.example.com',
        ),
        kind: z
          .string()
          .regex(
            /^[A-Z][A-Za-z0-9]{0,62}$/,
            'is no kind; write it in CamelCase',
          ),
        version: z
          .string()
          .regex(
            /^v[1-9]\d*((alpha|beta)[1-9]\d*)?$/,
            'is no API version; write it like v1alpha1',
          )
          .optional(),
        plural: schemas.dnsLabel.optional(),
        properties: z.record(schemas.text, schemas.values),
        required: z.array(schemas.text).optional(),
      }),
      pipelines: z.strictObject({
        configure: z
          .array(pipeline)
          .min(1, 'is empty; give it at least one pipeline'),
        delete: z.array(pipeline).optional(),
      }),
      destinationSelectors: z
        .array(z.record(labelKeySchema, labelValueSchema))
        .optional(),
      dependencies: z.array(schemas.values).optional(),
      requiredPromises: z
        .array(
          z.strictObject({ name: schemas.dnsLabel, version: schemas.text }),
        )
        .optional(),
    },
    {
      name: 'Name of the Promise',
      api: 'What may be asked for',
      pipelines: 'What is done when somebody asks',
      destinationSelectors:
        'Labels of the Destinations that get what the pipelines write',
      dependencies: 'Objects that every destination needs first',
      requiredPromises: 'Promises that have to be there',
    },
  ),
);
