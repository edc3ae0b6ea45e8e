import { valid } from 'semver';
import { APPLICATION_METADATA } from '../../labels';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';

const KARGO_STAGE = 'kargo.akuity.io/authorized-stage';

/**
 * Rules on the config itself: `chart-version`, `package-name`, `kargo-stage`, `reserved-metadata`, `shared-namespace`,
 * `dependencies`.
 *
 * @internal
 */
export function lintConfig(context: LintContext): readonly Finding[] {
  return [
    ...context.environments.flatMap(environment => [
      ...chartVersion(context, environment),
      ...packageName(context, environment),
      ...kargoStage(environment),
      ...reservedMetadata(environment),
    ]),
    ...sharedNamespaces(context),
    ...dependencies(context),
  ];
}

function chartVersion(
  { config }: LintContext,
  { plan, upstream }: LintEnvironment,
): readonly Finding[] {
  const byChart = config.delivery?.type === 'chart';
  const given = byChart ? (plan.chartVersion ?? '') : upstream?.version;
  if (given === undefined || valid(given)) {
    return [];
  }
  return [
    {
      rule: 'chart-version',
      level: given ? 'warning' : 'error',
      object: `Application/${plan.applicationName}`,
      path: `environments.${plan.environmentName}.chartVersion`,
      message: given
        ? `The chart's version "${given}" is no single version: what runs changes without a commit.`
        : `${plan.applicationName} has no version of its chart.`,
      fix: 'Name one version, like 1.0.0-17.',
    },
  ];
}

/** idpbuilder makes one repository for each folder that an Application reads; Gitea's names hold 100 characters. */
function packageName(
  { mode }: LintContext,
  { plan, upstream }: LintEnvironment,
): readonly Finding[] {
  const { applicationName } = plan;
  const folder = upstream ? applicationName : 'manifests';
  const name = `idpbuilder-localdev-${applicationName}-${folder}`;
  // A name too long for Argo CD is reported as such.
  return mode === 'git' || name.length <= 100 || applicationName.length > 63
    ? []
    : [
        {
          rule: 'package-name',
          level: 'error',
          object: `Application/${applicationName}`,
          path: 'name',
          message: `idpbuilder would name a repository of ${applicationName} "${name}", which has ${name.length} characters, and 100 is the most.`,
          fix: 'Shorten the name of the application or of the environment.',
        },
      ];
}

function kargoStage({ plan }: LintEnvironment): readonly Finding[] {
  const stage = plan.environment.annotations?.[KARGO_STAGE];
  return stage === undefined ||
    stage.split(',').every(one => /^[a-z0-9-]+:[a-z0-9-]+$/.test(one.trim()))
    ? []
    : [
        {
          rule: 'kargo-stage',
          level: 'error',
          object: `Application/${plan.applicationName}`,
          path: `environments.${plan.environmentName}.annotations`,
          message: `${KARGO_STAGE} is "${stage}", and Kargo would refuse every promotion.`,
          fix: 'Write the project and the stage, like kargo-pipelines:shop-dev.',
        },
      ];
}

function reservedMetadata({ plan }: LintEnvironment): readonly Finding[] {
  const reserved: readonly string[] = Object.values(APPLICATION_METADATA);
  const { annotations, labels } = plan.environment;
  return Object.keys({ ...annotations, ...labels })
    .filter(key => reserved.includes(key))
    .map(key => ({
      rule: 'reserved-metadata',
      level: 'warning',
      object: `Application/${plan.applicationName}`,
      path: `environments.${plan.environmentName}`,
      message: `"${key}" is written by the generator, so the value given is not used.`,
      fix: 'Remove it from the config.',
    }));
}

/** Compares the generated environments with all of the config, so that adding one is enough to see it. */
function sharedNamespaces({
  config,
  environments,
}: LintContext): readonly Finding[] {
  const claimed = environments.some(({ manifests }) =>
    manifests.some(({ kind }) => kind === 'Namespace'),
  );
  const places = new Map<string, string>();
  return Object.entries(config.environments).flatMap(
    ([name, environment]): Finding[] => {
      const namespace = environment.namespace ?? config.namespace;
      const place = JSON.stringify([environment.destination, namespace]);
      const other = places.get(place);
      places.set(place, other ?? name);
      return other === undefined || !claimed
        ? []
        : [
            {
              rule: 'shared-namespace',
              level: 'warning',
              path: `environments.${name}`,
              message: `${other} and ${name} both use the namespace "${namespace}" of ${environment.destination}, so their Applications both claim it.`,
              fix: `Give ${name} a namespace of its own.`,
            },
          ];
    },
  );
}

/** Without the rest of the repository nobody can say more than whether something keeps the order. */
function dependencies({
  config,
  environments,
  order,
  ordered,
}: LintContext): readonly Finding[] {
  const kept =
    ordered ||
    environments.every(
      ({ plan }) => order?.[plan.environmentName] !== undefined,
    );
  return Object.entries(config.dependencies ?? {}).flatMap(
    ([role, name]): readonly Finding[] => {
      if (name === config.name) {
        return [
          {
            rule: 'dependencies',
            level: 'error',
            path: `dependencies.${role}`,
            message: `${config.name} depends on itself.`,
            fix: 'Remove the dependency.',
          },
        ];
      }
      return kept
        ? []
        : [
            {
              rule: 'dependencies',
              level: 'warning',
              path: `dependencies.${role}`,
              message: `${config.name} depends on "${name}", and sync waves do not order Applications among each other: until it is there, the sync is tried again five times.`,
              fix: `Choose an order in config/platform.ts, or deploy ${name} first.`,
            },
          ];
    },
  );
}
