import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { configSchema, locatorSchema } from './configSchema';
import { GitopsConfig, RetentionConfig } from './GitopsConfig';
import { readDuration } from './readDuration';
import { readChartRepository } from './readChartRepository';
import { readInstances } from './readInstances';

/**
 * Reads and checks the `gitops` part of the configuration. Instances of `argocd.appLocatorMethods`, where the existing
 * Argo CD plugins keep them, are taken too; the ones of `gitops` come first. Without a `gitops` part everything is empty.
 *
 * @param config - The root of the configuration.
 * @throws InputError with one sentence that names the key and the next step; never with a credential.
 * @public
 */
export function readGitopsConfig(config: Config): GitopsConfig {
  const gitops = check(
    configSchema,
    config.getOptional('gitops') ?? {},
    'gitops',
  );
  const argocd = config.has('argocd.appLocatorMethods')
    ? check(locatorSchema, config.get('argocd'), 'argocd')
    : undefined;
  rejectDuplicates(gitops.environments, 'gitops.environments');
  rejectDuplicates(gitops.charts.repositories, 'gitops.charts.repositories');
  return {
    instances: readInstances(gitops.argocd.instances, argocd),
    chartRepositories: gitops.charts.repositories.map(readChartRepository),
    chartLint: {
      engine: gitops.charts.lint.engine,
      ...(gitops.charts.lint.helm && { helmBinary: gitops.charts.lint.helm }),
    },
    chartSources: gitops.charts.sources,
    repository: gitops.repository && {
      ...gitops.repository,
      url: gitops.repository.url.replace(/\/+$/, ''),
    },
    environments: gitops.environments,
    ownership: gitops.ownership.map((entry, index) => ({
      project: entry.project,
      owner: readOwner(entry.owner, `gitops.ownership[${index}].owner`),
    })),
    ci: gitops.ci.map(({ subject, entities }, index) => ({
      subject,
      entities: entities.map((ref, i) =>
        readEntity(ref, `gitops.ci[${index}].entities[${i}]`),
      ),
    })),
    retention: readRetention(gitops.retention),
  };
}

function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  root: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue.path.reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : `${path}.${String(part)}`,
    root,
  );
  const problem = issue.message.startsWith('has to')
    ? issue.message
    : `is not right (${issue.message})`;
  throw new InputError(
    `The configuration's ${place} ${problem}. See config.d.ts of @slipway/plugin-gitops-backend for what it takes.`,
  );
}

const DAY_MS = 24 * 3600_000;

function readRetention(
  retention: z.output<typeof configSchema>['retention'],
): RetentionConfig {
  const read = (key: keyof typeof retention, days: number) =>
    readDuration(retention[key], {
      place: `The configuration's gitops.retention.${key}`,
      defaultMs: days * DAY_MS,
    });
  return {
    commandsMs: read('commands', 2 * 365),
    stepsMs: read('steps', 365),
    archivesMs: read('archives', 1),
    ledgerMs: read('ledger', 5 * 365),
  };
}

const OWNER = /^(?:[A-Za-z]+:)?(?:[\w.-]+\/)?[\w.-]+$/;

function readEntity(ref: string, place: string): string {
  if (!OWNER.test(ref)) {
    throw new InputError(
      `The configuration's ${place} is '${ref}', which is no entity ref: write for example component:default/checkout.`,
    );
  }
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind: 'Component',
      defaultNamespace: 'default',
    }),
  );
}

function readOwner(owner: string, place: string): string {
  if (!OWNER.test(owner)) {
    throw new InputError(
      `The configuration's ${place} is '${owner}', which is no entity ref: write for example group:default/checkout.`,
    );
  }
  const ref = parseEntityRef(owner, {
    defaultKind: 'Group',
    defaultNamespace: 'default',
  });
  return stringifyEntityRef(ref);
}

function rejectDuplicates(
  entries: readonly { readonly name: string }[],
  place: string,
): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name)) {
      throw new InputError(
        `The configuration's ${place} has '${name}' twice: give each entry its own name.`,
      );
    }
    seen.add(name);
  }
}
