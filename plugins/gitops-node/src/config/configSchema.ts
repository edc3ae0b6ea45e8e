import { z } from 'zod';
import { chartCredentialsSchema } from './chartCredentialsSchema';

const INSTANCE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const text = z.string().trim().min(1);

const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform(value => value === 'true'),
]);

const name = text.regex(
  INSTANCE_NAME,
  'has to be 1 to 63 letters, digits, dots, underscores or dashes',
);

const httpUrl = text.refine(
  value => isUrl(value, ['http:', 'https:']),
  'has to be an http:// or https:// address',
);

const instance = z.object({
  name,
  url: httpUrl,
  publicUrl: httpUrl.optional(),
  token: text.optional(),
  username: text.optional(),
  password: text.optional(),
  readOnly: flag.default(false),
  caFile: text.optional(),
  insecureSkipVerify: flag.default(false),
  timeout: z.unknown().optional(),
});

const chartRepository = z
  .object({
    name,
    type: z.enum(['chartmuseum', 'oci']),
    url: text,
    plainHttp: flag.default(false),
    applicationUrls: z.array(text).default([]),
    concurrency: z.coerce.number().int().min(1).max(100).default(4),
    username: text.optional(),
    password: text.optional(),
    token: text.optional(),
    credentials: chartCredentialsSchema.optional(),
    caFile: text.optional(),
    timeout: z.unknown().optional(),
    depth: z.int().min(0).max(10).optional(),
    upload: z.enum(['raw', 'multipart']).optional(),
    tokenHosts: z.array(text).optional(),
  })
  .refine(
    value =>
      isUrl(value.url, value.type === 'oci' ? ['oci:'] : ['http:', 'https:']),
    {
      path: ['url'],
      error:
        'has to be an oci:// address for type oci and an http(s):// address for type chartmuseum',
    },
  );

const match = z
  .object({
    instance: text.optional(),
    project: text.optional(),
    destination: text.optional(),
    namespace: text.optional(),
    labels: z.record(text, text).optional(),
  })
  .refine(value => Object.values(value).some(part => part !== undefined), {
    error:
      'has to name at least one of instance, project, destination, namespace, labels',
  });

/** The shape of `gitops` in the configuration, before names are resolved. */
export const configSchema = z.object({
  argocd: z.object({ instances: z.array(instance).default([]) }).default({
    instances: [],
  }),
  charts: z
    .object({
      repositories: z.array(chartRepository).default([]),
      lint: z
        .object({
          engine: z.enum(['auto', 'builtin', 'helm']).default('auto'),
          helm: text.optional(),
        })
        .default({ engine: 'auto' }),
      sources: z
        .array(
          text.refine(isSourcePattern, {
            error:
              "has to be an http(s):// address with a fixed host; '*' may stand in its path only",
          }),
        )
        .default([]),
    })
    .default({ repositories: [], lint: { engine: 'auto' }, sources: [] }),
  repository: z
    .object({
      url: httpUrl,
      branch: text.default('main'),
      mode: z.enum(['cnoe', 'git']).default('cnoe'),
    })
    .optional(),
  environments: z
    .array(
      z.object({
        name,
        requireReason: flag.default(false),
        changes: z
          .enum(['pullRequest', 'commit'], {
            error: "has to be 'pullRequest' or 'commit'",
          })
          .default('pullRequest'),
        match: z.array(match).default([]),
      }),
    )
    .default([]),
  ownership: z.array(z.object({ project: text, owner: text })).default([]),
  ci: z
    .array(z.object({ subject: text, entities: z.array(text).min(1) }))
    .default([]),
  retention: z
    .object({
      commands: z.unknown().optional(),
      steps: z.unknown().optional(),
      archives: z.unknown().optional(),
      ledger: z.unknown().optional(),
    })
    .default({}),
});

/** The shape of `argocd`, the configuration of the existing Argo CD plugins, as far as it names instances. */
export const locatorSchema = z.object({
  username: text.optional(),
  password: text.optional(),
  appLocatorMethods: z
    .array(
      z.object({
        type: z.string(),
        instances: z
          .array(
            z.object({
              name,
              url: httpUrl,
              frontendUrl: httpUrl.optional(),
              token: text.optional(),
              username: text.optional(),
              password: text.optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/** An entry of `gitops.argocd.instances`. */
export type InstanceEntry = z.output<typeof instance>;

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isSourcePattern(value: string): boolean {
  return (
    isUrl(value, ['http:', 'https:']) && !new URL(value).host.includes('*')
  );
}
