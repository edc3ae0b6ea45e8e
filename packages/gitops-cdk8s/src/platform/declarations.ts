import { z } from 'zod';
import { addonConfigSchema } from '../addons/addonConfigSchema';
import { applicationSetConfigSchema } from '../argocd/applicationSetConfigSchema';
import { projectConfigSchema } from '../argocd/projectConfigSchema';
import { clusterConfigSchema } from '../clusters/clusterConfigSchema';
import { promiseConfigSchema } from '../kratix/promiseConfigSchema';
import { requestConfigSchema } from '../kratix/requestConfigSchema';
import { platformSettingsSchema } from './platformSettingsSchema';

/** How each kind of declaration is written: its definer, its folder and its schema. */
export const DECLARATIONS = {
  addon: {
    definer: 'defineAddon',
    folder: 'config/addons',
    schema: addonConfigSchema,
  },
  applicationSet: {
    definer: 'defineApplicationSet',
    folder: 'config/applicationsets',
    schema: applicationSetConfigSchema,
  },
  cluster: {
    definer: 'defineCluster',
    folder: 'config/clusters',
    schema: clusterConfigSchema,
  },
  /** The settings: one file, without a name. */
  platform: {
    definer: 'definePlatform',
    folder: undefined,
    schema: platformSettingsSchema,
  },
  project: {
    definer: 'defineProject',
    folder: 'config/projects',
    schema: projectConfigSchema,
  },
  promise: {
    definer: 'definePromise',
    folder: 'config/promises',
    schema: promiseConfigSchema,
  },
  request: {
    definer: 'defineRequest',
    folder: 'config/requests',
    schema: requestConfigSchema,
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly definer: string;
      readonly folder: string | undefined;
      readonly schema: z.ZodType;
    }
  >
>;
