import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { Finding } from '../findings/Finding';
import { EnvironmentOrder } from './EnvironmentOrder';
import { OrderContext } from './OrderContext';

const PLATFORM = 'config/platform.ts';

/**
 * `application-order`: where the order of applications is not kept and why, and what Argo CD needs so that it is.
 *
 * @internal
 */
export function lintOrder(
  { applications, order }: OrderContext,
  environments: readonly EnvironmentOrder[],
): readonly Finding[] {
  const tied = environments.filter(({ waves }) => waves.length > 1);
  const byName = new Map(applications.map(config => [config.name, config]));
  return [
    ...applications.flatMap(config => absent(config, byName)),
    ...tied.flatMap(notKept),
    ...(order && tied.some(({ parent }) => parent)
      ? needed(order, tied, applications)
      : []),
  ];
}

function notKept({
  environment,
  reason,
  waves,
}: EnvironmentOrder): readonly Finding[] {
  if (reason === undefined) {
    return [];
  }
  return [
    warning(
      PLATFORM,
      `Nothing keeps the order ${waves.map(wave => wave.join(', ')).join(' → ')} in ${environment}, because ${reason}; sync waves do not order Applications among each other, and a sync that comes too early is tried again five times.`,
      reason.includes('mode cnoe')
        ? 'Generate them with --mode git, or deploy them one after the other.'
        : "Choose order: { strategy: 'app-of-apps' } or 'rolling-sync' in config/platform.ts, or deploy them one after the other.",
    ),
  ];
}

/** A dependency that is not there in one environment of the application. */
function absent(
  config: ApplicationConfig,
  byName: ReadonlyMap<string, ApplicationConfig>,
): readonly Finding[] {
  return Object.values(config.dependencies ?? {}).flatMap(name => {
    const target = byName.get(name);
    const lacking = Object.keys(config.environments).filter(
      environment => target && !Object.hasOwn(target.environments, environment),
    );
    return lacking.map(environment =>
      warning(
        applicationConfigPath(config.name),
        `${config.name}-${environment} depends on ${name}, which has no environment ${environment}, so it waits for nothing there.`,
        `Add the environment ${environment} to ${name}, or make sure that it is there by other means.`,
      ),
    );
  });
}

function needed(
  order: NonNullable<OrderContext['order']>,
  environments: readonly EnvironmentOrder[],
  applications: readonly ApplicationConfig[],
): readonly Finding[] {
  if (order.strategy === 'app-of-apps' && !order.applicationHealth) {
    const apart = environments.find(({ environment }) => {
      const destinations = applications.flatMap(
        ({ environments: all }) => all[environment]?.destination ?? [],
      );
      return new Set(destinations).size > 1;
    });
    return [
      warning(
        PLATFORM,
        `The waves between Applications wait only where Argo CD has a health rule for Applications, resource.customizations.health.argoproj.io_Application in argocd-cm, and none is said to be there${apart ? `; the Applications of ${apart.environment} go to several clusters, so nothing else shows that one is ready` : ''}.`,
        'Add the rule (docs/platform-config.md has it) and set order.applicationHealth to true.',
      ),
    ];
  }
  if (order.strategy === 'rolling-sync' && !order.progressiveSyncs) {
    return [
      warning(
        PLATFORM,
        'Argo CD looks at the steps of an ApplicationSet only with progressive syncs, applicationsetcontroller.enable.progressive.syncs in argocd-cmd-params-cm, and they are not said to be on.',
        'Switch them on and set order.progressiveSyncs to true.',
      ),
    ];
  }
  return [];
}

function warning(path: string, message: string, fix: string): Finding {
  return { rule: 'application-order', level: 'warning', path, message, fix };
}
