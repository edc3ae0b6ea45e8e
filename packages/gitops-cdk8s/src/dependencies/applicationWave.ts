import { OrderPlan } from './planOrder';

/**
 * The sync wave that an Application has among its siblings; undefined when no app-of-apps parent applies it. It stands
 * on the Application itself, since a parent that reads files cannot add to them.
 *
 * @public
 */
export function applicationWave(
  plan: OrderPlan,
  applicationName: string,
): number | undefined {
  if (plan.strategy !== 'app-of-apps') {
    return undefined;
  }
  const wave = plan.environments
    .filter(({ parent }) => parent !== undefined)
    .map(({ waves }) =>
      waves.findIndex(names => names.includes(applicationName)),
    )
    .find(index => index >= 0);
  return wave;
}
