import { redactSecrets } from '../redactSecrets';
import { ArgoResourceNode } from './ArgoResources';

/** An object of the tree with no credentials in what its health and its facts say. */
export function redactNode(node: ArgoResourceNode): ArgoResourceNode {
  const { health, info } = node;
  return {
    ...node,
    ...(health?.message && {
      health: { ...health, message: redactSecrets(health.message) },
    }),
    ...(info && {
      info: info.map(({ name, value }) => ({
        name,
        value: redactSecrets(value),
      })),
    }),
  };
}
