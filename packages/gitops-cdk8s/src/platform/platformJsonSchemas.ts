import { z } from 'zod';
import { addonConfigSchema } from '../addons/addonConfigSchema';
import { applicationSetConfigSchema } from '../argocd/applicationSetConfigSchema';
import { projectConfigSchema } from '../argocd/projectConfigSchema';
import { clusterConfigSchema } from '../clusters/clusterConfigSchema';
import { promiseConfigSchema } from '../kratix/promiseConfigSchema';
import { requestConfigSchema } from '../kratix/requestConfigSchema';
import { platformSettingsSchema } from './platformSettingsSchema';

/**
 * What a GitOps repository can declare beside applications.
 *
 * @public
 */
export const PLATFORM_KINDS = [
  'addon',
  'applicationSet',
  'cluster',
  'platform',
  'project',
  'promise',
  'request',
] as const;

/** @public */
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/**
 * The schemas of everything that a repository declares beside its applications as JSON Schema (draft 2020-12), for forms,
 * editors and other languages.
 *
 * @public
 */
export function platformJsonSchemas(): Readonly<
  Record<PlatformKind, Readonly<Record<string, unknown>>>
> {
  const of = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
  return {
    addon: of(addonConfigSchema),
    applicationSet: of(applicationSetConfigSchema),
    cluster: of(clusterConfigSchema),
    platform: of(platformSettingsSchema),
    project: of(projectConfigSchema),
    promise: of(promiseConfigSchema),
    request: of(requestConfigSchema),
  };
}
