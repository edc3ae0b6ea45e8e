import { ConflictError } from '@backstage/errors';

/** The sentence for a command that cannot be tried again. */
export function notFailed(command: {
  readonly kind: string;
  readonly state: string;
}): ConflictError {
  return new ConflictError(
    `Only a failed command can be tried again, and this ${command.kind} is ${command.state}.`,
  );
}
