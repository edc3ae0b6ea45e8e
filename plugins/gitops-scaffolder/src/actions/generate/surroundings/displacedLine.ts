import { DisplacedApplication } from '@slipway/cdk8s';

/** What happens to an Application that gets another place, as an item of a Markdown list. */
export function displacedLine({ name, order }: DisplacedApplication): string {
  if (!order) {
    return `- **${name}** has no place in the order of the Applications any more`;
  }
  const place =
    order.wave === undefined ? 'a step of its own' : `wave ${order.wave}`;
  return `- **${name}** gets ${place} among the Applications (${order.strategy})`;
}
