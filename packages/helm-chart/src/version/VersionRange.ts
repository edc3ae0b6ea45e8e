import type semverLibrary from 'semver';

const PART = /^(!=|>=|=>|<=|=<|=|>|<|~>|~|\^)?(.+)$/;
const SPELLINGS: Readonly<Record<string, string>> = {
  '=>': '>=',
  '=<': '<=',
  '~>': '~',
};
const NPM = { includePrerelease: true, loose: true };

interface Comparator {
  readonly negated: boolean;
  /** As npm's library reads it. */
  readonly range: string;
  readonly namesPrerelease: boolean;
}

/**
 * A constraint as Helm and Argo CD read it (Masterminds' rules): commas and blanks mean "and", `||` means "or", and a
 * part that names no pre-release never matches one, wherever it lies. npm's library differs in the last.
 *
 * @public
 */
export class VersionRange {
  private constructor(
    private readonly groups: readonly (readonly Comparator[])[],
  ) {}

  /** Undefined when the text is no constraint. An exact version is one. */
  static parse(text: string): VersionRange | undefined {
    const groups = text.split('||').map(parseGroup);
    return groups.every(group => group !== undefined && group.length > 0)
      ? new VersionRange(groups as (readonly Comparator[])[])
      : undefined;
  }

  includes(version: string): boolean {
    const parsed = semver().parse(version, { loose: true });
    return (
      parsed !== null &&
      this.groups.some(group =>
        group.every(
          ({ negated, range, namesPrerelease }) =>
            (parsed.prerelease.length === 0 || namesPrerelease) &&
            semver().satisfies(parsed, range, NPM) !== negated,
        ),
      )
    );
  }

  /** True when pre-releases can be in it at all. */
  get takesPrereleases(): boolean {
    return this.groups.some(group =>
      group.every(({ namesPrerelease }) => namesPrerelease),
    );
  }
}

function parseGroup(text: string): readonly Comparator[] | undefined {
  const parts = text
    .replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2')
    .replace(/(!=|>=|=>|<=|=<|=|>|<|~>|~|\^)\s+/g, '$1')
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(parsePart);
  return parts.every(part => part !== undefined)
    ? (parts as readonly Comparator[])
    : undefined;
}

function parsePart(text: string): Comparator | undefined {
  const [, operator = '', version = ''] = PART.exec(text) ?? [];
  const negated = operator === '!=';
  // `1.20-0` is legal here and means 1.20.0-0.
  const whole = version.replace(
    /^v?(\d+)(\.\d+)?(?=-)/,
    (_, major: string, minor = '.0') => `${major}${minor}.0`,
  );
  const range = `${negated ? '' : (SPELLINGS[operator] ?? operator)}${whole}`;
  return semver().validRange(range, NPM) === null
    ? undefined
    : { negated, range, namesPrerelease: version.includes('-') };
}

// Loaded when a range is read: most charts have no dependencies, and a command starts faster without.
function semver(): typeof semverLibrary {
  return require('semver');
}
