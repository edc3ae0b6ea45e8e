import { InputError } from '@backstage/errors';

/** As git-check-ref-format has it, and without characters that need quoting in a shell. */
const BRANCH =
  /^(?!.*(\.\.|\/\/|\.lock(\/|$)|\/\.))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}(?<![./])$/;
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * The branch of a pull request: the one given, else one made of the application's name, the same each time. Throws an
 * `InputError` for names that are none.
 */
export function branchOf(
  application: string,
  branch: string | undefined,
): string {
  if (branch) {
    if (!BRANCH.test(branch)) {
      throw new InputError(
        `"${branch}" is no name of a branch; use letters, digits, "-", "_", "." and "/", like slipway/${application}.`,
      );
    }
    return branch;
  }
  if (!NAME.test(application)) {
    throw new InputError(
      `The application "${application}" is no DNS-1123 label; use small letters, digits and "-", at most 63 characters.`,
    );
  }
  return `slipway/${application}`;
}
