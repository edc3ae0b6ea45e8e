import { ApplicationOrder } from './ApplicationOrder';
import { OrderPlan } from './planOrder';

/**
 * The place of every Application that a parent holds, by its name: what `generateApplication` writes into its file.
 *
 * @public
 */
export function applicationOrders(
  plan: OrderPlan,
): ReadonlyMap<string, ApplicationOrder> {
  const { strategy } = plan;
  return strategy === 'none'
    ? new Map()
    : new Map(
        plan.environments
          .filter(({ parent }) => parent !== undefined)
          .flatMap(({ waves }) => waves.flatMap(placesIn)),
      );

  function placesIn(
    names: readonly string[],
    wave: number,
  ): readonly (readonly [string, ApplicationOrder])[] {
    return names.map(name => [
      name,
      strategy === 'app-of-apps'
        ? { strategy: 'app-of-apps', wave }
        : { strategy: 'rolling-sync' },
    ]);
  }
}
