import { HostError } from '../HostError';
import { Caller } from './Caller';

/** Refuses a token that lacks one of these scopes; a `write:` scope includes `read:`. */
export function requireScope(caller: Caller, ...wanted: string[]): void {
  const { scopes } = caller;
  if (!caller.user || !scopes || scopes.includes('all')) return;
  const has = (scope: string) =>
    scopes.includes(scope) ||
    scopes.includes(scope.replace(/^read:/, 'write:'));
  const missing = wanted.find(scope => !has(scope));
  if (missing) {
    throw new HostError(
      403,
      `token does not have at least one of required scope(s): [${missing}]`,
    );
  }
}
