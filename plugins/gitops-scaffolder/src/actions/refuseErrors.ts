import { InputError } from '@backstage/errors';
import { Finding } from '@slipway/cdk8s';

/** Throws an `InputError` with the first finding that must not be merged. */
export function refuseErrors(findings: readonly Finding[]): void {
  const error = findings.find(({ level }) => level === 'error');
  if (error) {
    throw new InputError(`${error.message} ${error.fix}`);
  }
}
