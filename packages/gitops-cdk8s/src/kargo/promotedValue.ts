import type { PromotedChart, PromotedImage } from './promotionTarget';

/**
 * The version of the freight that is promoted, as an expression of Kargo's without its braces.
 *
 * @internal
 */
export function promotedValue(target: PromotedChart | PromotedImage): string {
  if (target.of === 'image') {
    return `imageFrom(${JSON.stringify(target.repository)}).Tag`;
  }
  const { name, repoURL } = target.subscription;
  const address = [repoURL, ...(name === undefined ? [] : [name])];
  return `chartFrom(${address.map(text => JSON.stringify(text)).join(', ')}).Version`;
}
