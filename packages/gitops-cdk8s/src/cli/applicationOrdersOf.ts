import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { applicationOrders } from '../dependencies/applicationOrders';
import { planOrder } from '../dependencies/planOrder';
import { ApplicationFile } from './ApplicationFile';
import { applicationModes } from './applicationModes';
import { loadApplications } from './loadApplications';
import { SettledOptions } from './SettledOptions';

/**
 * The place of every Application that a parent holds, by its name. Where nothing keeps an order nothing more is read;
 * elsewhere all applications are, since a run for one of them has to know the others.
 */
export function applicationOrdersOf(
  files: readonly ApplicationFile[],
  { mode, names, repository, settings: { order } }: SettledOptions,
): ReadonlyMap<string, ApplicationOrder> {
  if (!order || order.strategy === 'none') {
    return new Map();
  }
  const all =
    names.length === 0 ? files : loadApplications(repository, []).files;
  const applications = all.map(({ config }) => config);
  const modes = applicationModes(applications, repository);
  return applicationOrders(
    planOrder({
      applications,
      order,
      modeOf: name => (Object.hasOwn(modes, name) ? modes[name] : mode),
    }),
  );
}
