import { ApplicationConfig } from '../config/ApplicationConfig';
import { Finding } from '../findings/Finding';
import { dependencyGraph } from './dependencyGraph';
import { dependencyWaves } from './dependencyWaves';
import { EnvironmentOrder } from './EnvironmentOrder';
import { lintOrder } from './lintOrder';
import { OrderContext } from './OrderContext';
import { OrderSettings } from './OrderSettings';

/**
 * In which order the applications of a repository are deployed, what keeps it, and what does not.
 *
 * @public
 */
export interface OrderPlan {
  readonly strategy: OrderSettings['strategy'];
  /** One for each environment in which some application waits for another, sorted. */
  readonly environments: readonly EnvironmentOrder[];
  readonly findings: readonly Finding[];
}

/**
 * Plans the order of a repository's applications, environment by environment: `shop` in `dev` waits for what it depends
 * on in `dev`.
 *
 * @public
 */
export function planOrder(context: OrderContext): OrderPlan {
  const { applications, order } = context;
  const strategy = order?.strategy ?? 'none';
  const names = [
    ...new Set(
      applications.flatMap(({ environments }) => Object.keys(environments)),
    ),
  ].sort();
  const environments = names.flatMap(environment =>
    planEnvironment(environment, context),
  );
  return {
    strategy,
    environments,
    findings: lintOrder(context, environments),
  };
}

function planEnvironment(
  environment: string,
  { applications, modeOf, order }: OrderContext,
): readonly EnvironmentOrder[] {
  const graph = dependencyGraph(applications, environment);
  const related = new Set(
    [...graph].flatMap(([name, targets]) =>
      targets.length > 0 ? [name, ...targets] : [],
    ),
  );
  const everyone = order?.strategy !== 'none' && order?.children === 'all';
  if (related.size === 0 && !everyone) {
    return [];
  }
  const tied = dependencyWaves(
    new Map([...graph].filter(([name]) => related.has(name))),
  );
  const alone = [...graph.keys()].filter(name => !related.has(name)).sort();
  const waves = everyone && alone.length > 0 ? withLast(tied, alone) : tied;
  const members = waves.flat();
  const placed = new Set(members);
  const circular = [...related].filter(name => !placed.has(name)).sort();
  const byName = new Map(applications.map(config => [config.name, config]));
  const reason = reasonOf(
    members.map(name => byName.get(name)!),
    environment,
    circular,
    modeOf,
    order,
  );
  return [
    {
      environment,
      ...(reason === undefined
        ? { parent: `${order?.parent ?? 'applications'}-${environment}` }
        : { reason }),
      waves: waves.map(wave => wave.map(name => `${name}-${environment}`)),
    },
  ];
}

function withLast(
  waves: readonly (readonly string[])[],
  alone: readonly string[],
): readonly (readonly string[])[] {
  return waves.length === 0
    ? [alone]
    : [...waves.slice(0, -1), [...waves.at(-1)!, ...alone].sort()];
}

/** Why no parent can keep the order; undefined when one can. */
function reasonOf(
  members: readonly ApplicationConfig[],
  environment: string,
  circular: readonly string[],
  modeOf: OrderContext['modeOf'],
  order: OrderSettings | undefined,
): string | undefined {
  if (!order || order.strategy === 'none') {
    return 'config/platform.ts chooses no strategy for it';
  }
  if (circular.length > 0) {
    return `${circular.join(', ')} wait for each other`;
  }
  const created = members.find(
    ({ name }) => modeOf(`${name}-${environment}`) === 'cnoe',
  );
  if (created) {
    return `idpbuilder creates ${created.name}-${environment} and the others by itself and all at once (mode cnoe)`;
  }
  const [first, ...others] = members;
  const namespaceOf = ({ argocd }: ApplicationConfig) =>
    argocd?.namespace ?? 'argocd';
  const elsewhere = others.find(
    config => namespaceOf(config) !== namespaceOf(first),
  );
  return elsewhere
    ? `${first.name} belongs to the Argo CD of the namespace "${namespaceOf(first)}" and ${elsewhere.name} to that of "${namespaceOf(elsewhere)}"`
    : undefined;
}
