import { TabSize } from './TabSize';

/**
 * How many calls the overview and the history card of `@roadiehq/backstage-plugin-argo-cd` 2.12.5 make for one entity
 * page, in instance mode and with the default `argocd.revisionsToLoad`.
 *
 * Each of the two cards runs `useAppDetails` for itself: one `find/selector`, then one list for each instance that has
 * a match. The history card then asks the metadata of each history entry of each Application but the last: its default
 * of -1 goes into `slice(0, -1)`.
 *
 * @param history - entries in each Application's `status.history`
 */
export function roadiePageCalls(size: TabSize, history: number): number {
  const { instances, applications } = size;
  const cards = 2 * (1 + instances);
  return cards + instances * applications * Math.max(0, history - 1);
}
