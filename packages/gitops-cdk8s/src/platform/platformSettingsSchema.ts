import { z } from 'zod';
import { labelKeySchema } from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { ruleLevelsSchema } from '../findings/ruleLevelsSchema';
import { PlatformSettings } from './PlatformSettings';
import { describeFields } from './describeFields';

/** @public */
export const platformSettingsSchema: z.ZodType<PlatformSettings> = z
  .strictObject(
    describeFields(
      {
        argocd: z
          .strictObject({
            namespace: schemas.dnsLabel.optional(),
            project: schemas.dnsLabel.optional(),
            destination: schemas.destination.optional(),
          })
          .optional(),
        repository: z
          .strictObject({
            url: z
              .string()
              .regex(
                /^(https?:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:)\S+$/,
                'is no address of a Git repository; begin it with https://, ssh:// or git@',
              ),
            branch: schemas.text.optional(),
          })
          .optional(),
        mode: z.enum(['cnoe', 'git']).optional(),
        order: z
          .strictObject({
            strategy: z.enum(['none', 'app-of-apps', 'rolling-sync']),
            parent: schemas.dnsLabel.optional(),
            children: z.enum(['dependent', 'all']).optional(),
            applicationHealth: z.boolean().optional(),
            progressiveSyncs: z.boolean().optional(),
          })
          .optional(),
        clusterLabels: z
          .strictObject({
            name: labelKeySchema.optional(),
            role: labelKeySchema.optional(),
            environment: labelKeySchema.optional(),
            addonPrefix: schemas.text.optional(),
          })
          .optional(),
        rules: ruleLevelsSchema.optional(),
      },
      {
        argocd: 'Where Argo CD is, and its project for the packages',
        repository: 'The GitOps repository as Argo CD reaches it',
        mode: 'How new applications are packaged: for idpbuilder, or read from the repository',
        order: 'What keeps the order of applications that depend on each other',
        clusterLabels: "Keys of the labels on a cluster's registration",
        rules: 'Levels of rules for the whole repository',
      },
    ),
  )
  .refine(
    ({ mode, repository }) => mode !== 'git' || repository !== undefined,
    'has the mode git and no repository; add repository with its url',
  );
