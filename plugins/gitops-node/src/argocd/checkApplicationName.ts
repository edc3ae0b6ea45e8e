import { InputError } from '@backstage/errors';

const DNS_1123 = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * Gives the name back when it is one of an Application.
 *
 * @throws InputError when it is none.
 */
export function checkApplicationName(name: string): string {
  if (DNS_1123.test(name)) return name;
  throw new InputError(
    `'${name.slice(
      0,
      100,
    )}' is no name of an Application: use lower-case letters, digits, dots and dashes.`,
  );
}
