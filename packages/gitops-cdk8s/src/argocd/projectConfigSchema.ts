import { z } from 'zod';
import { schemas } from '../config/schemas';
import { parseGoDuration } from './goDuration';
import { isCronLine } from './isCronLine';
import { ProjectConfig } from './ProjectConfig';
import { describeFields } from '../platform/describeFields';

const resourceKind = z.strictObject({
  group: z
    .string()
    .optional()
    .meta({ description: 'API group, with *; default: the core' }),
  kind: schemas.text.meta({ description: 'Kind, with *' }),
});
const resourceRules = z.strictObject({
  allow: z
    .array(resourceKind)
    .optional()
    .meta({ description: 'Only these are allowed' }),
  deny: z.array(resourceKind).optional().meta({ description: 'These are not' }),
});

const destination = z
  .strictObject({
    name: schemas.text.optional().meta({
      title: 'Cluster',
      description: 'Its name, with *; or give its server instead',
    }),
    server: z
      .string()
      .regex(
        /^(\*|!?https?:\/\/\S+)$/,
        'is no API server; write its https:// address, or "*"',
      )
      .optional()
      .meta({ description: 'The https:// address of its API server' }),
    namespace: schemas.text.meta({ description: 'Namespaces, with *' }),
  })
  .refine(
    ({ name, server }) => (name === undefined) !== (server === undefined),
    'has both name and server, or neither; give one of them',
  );

const role = z.strictObject({
  name: schemas.dnsLabel,
  description: z.string().optional(),
  groups: z
    .array(schemas.text)
    .optional()
    .meta({ description: 'Groups of the identity provider that have it' }),
  permissions: z
    .array(
      z.strictObject({
        resource: z
          .enum([
            'applications',
            'applicationsets',
            'logs',
            'exec',
            'repositories',
            'clusters',
          ])
          .optional(),
        action: z
          .string()
          .regex(
            /^(\*|get|create|update|delete|sync|override|invoke|(action|update|delete)\/[^\s,]+)$/,
            'is no action; use get, create, update, delete, sync, override, invoke, action/<group>/<kind>/<action> or *',
          ),
        name: z
          .string()
          .regex(
            /^[^\s,/]+$/,
            'is no name of an Application; "*" stands for all',
          )
          .optional(),
        effect: z.enum(['allow', 'deny']).optional(),
      }),
    )
    .min(1, 'is empty; give the role at least one permission'),
});

const window = z
  .strictObject({
    kind: z.enum(['allow', 'deny']),
    schedule: z
      .string()
      .refine(
        isCronLine,
        'is no cron line; write five fields, like 0 22 * * 1-5',
      )
      .meta({ description: 'When it begins, as a cron line: 0 22 * * 1-5' }),
    duration: z
      .string()
      .refine(
        text => (parseGoDuration(text) ?? 0) > 0,
        'is no duration; write it with h, m and s, like 1h30m',
      )
      .meta({ description: 'How long it lasts, like 1h30m' }),
    applications: z
      .array(schemas.text)
      .optional()
      .meta({ description: 'Applications, with *' }),
    namespaces: z
      .array(schemas.text)
      .optional()
      .meta({ description: 'Namespaces, with *' }),
    clusters: z
      .array(schemas.text)
      .optional()
      .meta({ description: 'Clusters, with *' }),
    manualSync: z.boolean().optional().meta({
      description: 'Whether a person may sync all the same',
      default: false,
    }),
    timeZone: z
      .string()
      .refine(
        isTimeZone,
        'is no time zone; use an IANA name, like Europe/Berlin',
      )
      .optional()
      .meta({ description: 'IANA name', default: 'UTC' }),
  })
  .refine(
    ({ applications = [], namespaces = [], clusters = [] }) =>
      applications.length + namespaces.length + clusters.length > 0,
    'has no applications, namespaces or clusters, so it would never apply; name some, "*" for all',
  );

/**
 * Checks a project. What needs the rest of the repository to be judged is judged by `generatePlatform`.
 *
 * @public
 */
export const projectConfigSchema: z.ZodType<ProjectConfig> = z.strictObject(
  describeFields(
    {
      name: schemas.dnsLabel,
      description: z
        .string()
        .max(255, 'is longer than 255 characters; shorten it')
        .optional(),
      sourceRepos: z
        .array(schemas.text)
        .min(1, 'is empty; name at least one repository'),
      destinations: z
        .array(destination)
        .min(1, 'is empty; name at least one destination'),
      clusterResources: resourceRules.optional(),
      namespaceResources: resourceRules.optional(),
      roles: z.array(role).optional(),
      syncWindows: z.array(window).optional(),
      orphanedResources: z.strictObject({ warn: z.boolean() }).optional(),
      sourceNamespaces: z.array(schemas.text).optional(),
    },
    {
      name: 'Name of the project',
      description: { description: 'One sentence for readers', common: true },
      sourceRepos: {
        title: 'Sources',
        description: 'Repositories and charts that may be read, with *',
      },
      destinations:
        'Clusters and namespaces that may be deployed to, with *; each with the name or the server of a cluster',
      clusterResources: {
        title: 'Kinds without a namespace',
        description:
          'Most packages bring their Namespace; default: none is allowed',
        group: 'Kinds',
        common: true,
      },
      namespaceResources: {
        title: 'Kinds in namespaces',
        description: 'Default: all are allowed',
        group: 'Kinds',
      },
      roles: { description: 'Who may do what', group: 'Roles' },
      syncWindows: {
        description: 'When syncs may run, or may not',
        group: 'Sync windows',
      },
      orphanedResources: {
        description: 'Tells of objects that belong to no Application',
        group: 'Namespaces and leftovers',
      },
      sourceNamespaces: {
        description:
          "Namespaces beside Argo CD's own whose Applications may name it",
        group: 'Namespaces and leftovers',
      },
    },
  ),
);

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
