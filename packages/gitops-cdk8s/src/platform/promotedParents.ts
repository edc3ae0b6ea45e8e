import type { PromotedApplication } from '../kargo/PromotedApplication';
import { promotionTarget } from '../kargo/promotionTarget';
import { PlatformContext } from './PlatformContext';

/** The parents of promoted applications. */
export interface PromotedParents {
  /** Those of an application's environments. */
  of(application: string): NonNullable<PromotedApplication['parents']>;
  /**
   * The stages that ask a parent Application to apply a chart's new version, `<project>:<stage>` by the parent's name: it
   * has to name them back.
   */
  readonly stages: ReadonlyMap<string, readonly string[]>;
}

/** @internal */
export function promotedParents({
  applications,
  namespace,
  order,
}: Pick<
  PlatformContext,
  'applications' | 'namespace' | 'order'
>): PromotedParents {
  const { strategy } = order;
  const parents =
    strategy === 'none'
      ? []
      : order.environments.flatMap(({ environment, parent, waves }) =>
          parent === undefined
            ? []
            : [
                {
                  environment,
                  children: new Set(waves.flat()),
                  name: parent,
                  namespace,
                  strategy,
                },
              ],
        );
  const stages = new Map(
    parents.flatMap(({ children, environment, name }) => {
      const named = applications
        .filter(
          config =>
            children.has(`${config.name}-${environment}`) &&
            strategy === 'app-of-apps' &&
            !config.promotion?.kargo.steps &&
            promotionTarget(config)?.of === 'chart',
        )
        .flatMap(({ name: application, promotion }) =>
          promotion
            ? [`${promotion.kargo.project}:${application}-${environment}`]
            : [],
        );
      return named.length > 0 ? [[name, named] as const] : [];
    }),
  );
  return {
    stages,
    of: application =>
      Object.fromEntries(
        parents
          .filter(({ children, environment }) =>
            children.has(`${application}-${environment}`),
          )
          .map(({ environment, name, namespace: place, strategy: kind }) => [
            environment,
            { name, namespace: place, strategy: kind },
          ]),
      ),
  };
}
