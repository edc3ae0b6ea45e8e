import { z } from 'zod';
import { schemas } from '../config/schemas';
import { parseGoDuration } from './goDuration';
import { isCronLine } from './isCronLine';
import { ProjectConfig } from './ProjectConfig';
import { describeFields } from '../platform/describeFields';

const resourceKind = z.strictObject({ group: z.string(), kind: schemas.text });
const resourceRules = z.strictObject({
  allow: z.array(resourceKind).optional(),
  deny: z.array(resourceKind).optional(),
});

const destination = z
  .strictObject({
    name: schemas.text.optional(),
    server: z
      .string()
      .regex(
        /^(\*|!?https?:\/\/\S+)$/,
        'is no API server; write its https:// address, or "*"',
      )
      .optional(),
    namespace: schemas.text,
  })
  .refine(
    ({ name, server }) => (name === undefined) !== (server === undefined),
    'has both name and server, or neither; give one of them',
  );

const role = z.strictObject({
  name: schemas.dnsLabel,
  description: z.string().optional(),
  groups: z.array(schemas.text).optional(),
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
      ),
    duration: z
      .string()
      .refine(
        text => (parseGoDuration(text) ?? 0) > 0,
        'is no duration; write it with h, m and s, like 1h30m',
      ),
    applications: z.array(schemas.text).optional(),
    namespaces: z.array(schemas.text).optional(),
    clusters: z.array(schemas.text).optional(),
    manualSync: z.boolean().optional(),
    timeZone: z
      .string()
      .refine(
        isTimeZone,
        'is no time zone; use an IANA name, like Europe/Berlin',
      )
      .optional(),
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
      description: 'One sentence for readers',
      sourceRepos: 'Repositories and charts that may be read, with *',
      destinations: 'Clusters and namespaces that may be deployed to, with *',
      clusterResources: 'Kinds without a namespace; default: none is allowed',
      namespaceResources: 'Kinds in namespaces; default: all are allowed',
      roles: 'Who may do what',
      syncWindows: 'When syncs may run, or may not',
      orphanedResources: 'Tells of objects that belong to no Application',
      sourceNamespaces:
        "Namespaces beside Argo CD's own whose Applications may name it",
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
