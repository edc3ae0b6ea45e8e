import { z } from 'zod';
import { schemas } from '../config/schemas';
import { ApplicationSource } from './ApplicationSource';

/** A scheme that Argo CD reads, an scp-like address, or a parameter of an ApplicationSet. */
const GIT_URL = /^(https?:\/\/|ssh:\/\/|file:\/\/|[\w.-]+@[\w.-]+:|\{\{)\S*/;
const CHART_URL = /^(https?:\/\/\S+|[\w.-]+(:\d+)?(\/[\w.{}-]+)*|\{\{.+)$/;
const OCI_URL = /^oci:\/\/\S+\/\S+$/;

const gitUrl = z
  .string()
  .regex(
    GIT_URL,
    'is no address of a Git repository; begin it with https://, ssh:// or git@',
  );

/** Relative, and never out of the repository. */
const folder = z
  .string()
  .min(1, 'is empty; write "." for the root')
  .refine(
    path => !path.startsWith('/') && !path.split('/').includes('..'),
    'is no path inside the repository; write it from its root, without ".."',
  );

const helm = z.strictObject({
  releaseName: schemas.text.optional(),
  values: schemas.values.optional(),
  valueFiles: z.array(schemas.text).optional(),
  ignoreMissingValueFiles: z.boolean().optional(),
  skipCrds: z.boolean().optional(),
});

/** @public */
export const applicationSourceSchema: z.ZodType<ApplicationSource> =
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('git'),
      repoURL: gitUrl,
      path: folder,
      revision: schemas.text.optional(),
      directory: z
        .strictObject({
          recurse: z.boolean().optional(),
          include: schemas.text.optional(),
          exclude: schemas.text.optional(),
        })
        .optional(),
      helm: helm.optional(),
    }),
    z.strictObject({
      type: z.literal('chart'),
      repoURL: z
        .string()
        .regex(
          CHART_URL,
          'is no chart repository; write https://charts.example.com, or registry.example.com/charts without a scheme for OCI',
        ),
      chart: schemas.text,
      version: schemas.text,
      helm: helm.optional(),
    }),
    z.strictObject({
      type: z.literal('oci'),
      repoURL: z
        .string()
        .regex(
          OCI_URL,
          'is no OCI artifact; write it like oci://registry.example.com/charts/shop',
        ),
      version: schemas.text,
      path: folder.optional(),
      helm: helm.optional(),
    }),
    z.strictObject({
      type: z.literal('values'),
      repoURL: gitUrl,
      revision: schemas.text.optional(),
      ref: z
        .string()
        .regex(/^[A-Za-z0-9_-]+$/, 'is no name; use letters, digits, "_", "-"')
        .optional(),
    }),
  ]);
