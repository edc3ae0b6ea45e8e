import { hasControl } from './hasControl';
import { HostError } from './HostError';

const RESERVED_REPOSITORY = new Set(['.', '..', '-']);
const RESERVED_OWNER = new Set(['.', '..', '-', 'api', 'assets', 'user']);
const REF_FORBIDDEN = /[ ~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$|^@$|^-/;

function check(field: string, value: unknown, max: number): string {
  if (value === undefined || value === null || value === '') {
    throw new HostError(422, `[${field}]: Required`);
  }
  if (typeof value !== 'string') {
    throw new HostError(
      422,
      `[]: json: cannot unmarshal ${typeof value} into Go struct field ${field} of type string`,
    );
  }
  if (value.length > max) throw new HostError(422, `[${field}]: MaxSize`);
  return value;
}

/** Names that come from outside, checked as Gitea does it. Each returns the name or throws a 422. */
export const names = {
  /** A user's or organisation's name. */
  owner(value: unknown, field = 'UserName'): string {
    const name = check(field, value, 40);
    if (
      !/^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(name) ||
      /[._-]{2}/.test(name)
    ) {
      throw new HostError(422, `[${field}]: invalid username`);
    }
    if (RESERVED_OWNER.has(name.toLowerCase())) {
      throw new HostError(422, `name is reserved [name: ${name}]`);
    }
    return name;
  },

  /** A repository's name. */
  repository(value: unknown): string {
    const name = check('Name', value, 100);
    if (!/^[\w.-]+$/.test(name)) {
      throw new HostError(422, '[Name]: AlphaDashDot');
    }
    if (RESERVED_REPOSITORY.has(name)) {
      throw new HostError(422, `name is reserved [name: ${name}]`);
    }
    const pattern = /\.(git|wiki|rss|atom)$/i.exec(name);
    if (pattern) {
      throw new HostError(
        422,
        `name pattern is not allowed [pattern: *${pattern[0].toLowerCase()}]`,
      );
    }
    return name;
  },

  /** A branch's name: what `git check-ref-format` takes, and at most 100 characters. */
  branch(value: unknown, field = 'BranchName'): string {
    const name = check(field, value, 100);
    const parts = name.split('/');
    if (
      REF_FORBIDDEN.test(name) ||
      hasControl(name) ||
      parts.some(part => part.startsWith('.') || part.endsWith('.lock'))
    ) {
      throw new HostError(422, `[${field}]: GitRefName`);
    }
    return name;
  },

  /**
   * A file's path in a commit, cleaned as Gitea cleans it: `a/./b` is `a/b`, `dir/` is `dir`.
   * What leads out of the repository or into a `.git` folder is refused.
   */
  path(value: unknown, field = 'Path'): string {
    const given = check(field, value, 500);
    const parts = given.split('/').filter(part => part !== '' && part !== '.');
    if (given.startsWith('/') || parts.includes('..') || parts.length === 0) {
      throw new HostError(
        500,
        `UpdateRepoFile: '${given}' is outside repository`,
      );
    }
    if (given.includes('\0') || parts.some(part => /^\.git$/i.test(part))) {
      throw new HostError(
        422,
        `path contains a malformed path component [path: ${given}]`,
      );
    }
    return parts.join('/');
  },
};
