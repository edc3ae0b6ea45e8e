import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { StepContext } from '../StepContext';
import { ConfigAt } from './regenerate';

/**
 * An Application says by its labels which config it was made from, and anyone who makes one writes its labels: the
 * config has to name the command's entity too before it is changed.
 *
 * @throws NotAllowedError when it names another.
 */
export function checkConfigEntity(
  { config, path }: ConfigAt,
  { entityRef }: Pick<StepContext, 'entityRef'>,
): void {
  const named = stringifyEntityRef(
    parseEntityRef(config.entity, {
      defaultKind: 'Component',
      defaultNamespace: 'default',
    }),
  );
  if (named !== entityRef) {
    throw new NotAllowedError(
      `${path} belongs to ${named}, not to ${entityRef}. Act on it there.`,
    );
  }
}
