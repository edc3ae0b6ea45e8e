import { InputError } from '@backstage/errors';

const DNS_1123 = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const INSTANCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/**
 * Names one Application of one Argo CD instance. Written `<instance>:<namespace>:<name>` in addresses.
 *
 * @public
 */
export interface DeploymentId {
  readonly instance: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reads `<instance>:<namespace>:<name>`.
 *
 * @throws InputError when it has another shape or a part is no legal name.
 * @public
 */
export function parseDeploymentId(text: string): DeploymentId {
  const [instance, namespace, name, ...rest] = text.split(':');
  if (
    rest.length ||
    !INSTANCE.test(instance ?? '') ||
    !DNS_1123.test(namespace ?? '') ||
    !DNS_1123.test(name ?? '')
  ) {
    throw new InputError(
      `'${text.slice(
        0,
        200,
      )}' is no deployment id. It is written <instance>:<namespace>:<application>, for example sandbox:argocd:shop-dev.`,
    );
  }
  return { instance, namespace, name };
}

/**
 * Writes a {@link DeploymentId} as `<instance>:<namespace>:<name>`.
 *
 * @public
 */
export function formatDeploymentId(id: DeploymentId): string {
  return `${id.instance}:${id.namespace}:${id.name}`;
}
