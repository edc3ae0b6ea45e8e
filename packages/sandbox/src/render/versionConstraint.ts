import semver from 'semver';

const OPERATOR = /^(!=|>=|=>|<=|=<|=|>|<|~>|~|\^)?\s*(.*)$/;

interface Comparator {
  readonly operator: string;
  readonly version: string;
}

function parse(constraint: string): readonly (readonly Comparator[])[] {
  return constraint.split('||').map(group =>
    group
      .replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2')
      .replace(/(!=|>=|=>|<=|=<|=|>|<|~>|~|\^)\s+/g, '$1')
      .split(/[\s,]+/)
      .filter(part => part !== '')
      .map(part => {
        const [, operator = '', version = ''] = OPERATOR.exec(part) ?? [];
        return { operator, version };
      }),
  );
}

function satisfies(
  version: semver.SemVer,
  { operator, version: wanted }: Comparator,
): boolean {
  // A comparator without a prerelease never matches a version with one, wherever it lies.
  if (version.prerelease.length > 0 && !wanted.includes('-')) return false;
  const options = { includePrerelease: true, loose: true };
  if (operator === '!=') return !semver.satisfies(version, wanted, options);
  const swapped = { '=>': '>=', '=<': '<=', '~>': '~' }[operator] ?? operator;
  return semver.satisfies(version, `${swapped}${wanted}`, options);
}

/** Version constraints as Helm and Argo CD read them (Masterminds' rules), which differ from npm's on prereleases. */
export const versionConstraint = {
  /** True for a range; false for an exact version and for what is neither. */
  isConstraint(text: string): boolean {
    if (text === '' || text === '*') return true;
    if (semver.parse(text, { loose: true })) return false;
    const isRange = (part: Comparator) =>
      semver.validRange(
        `${part.operator === '!=' ? '' : part.operator.replace('=>', '>=').replace('=<', '<=')}${part.version}`,
        { loose: true },
      ) !== null;
    return parse(text).every(group => group.length > 0 && group.every(isRange));
  },
  /** The newest version that satisfies the constraint; versions that are none are passed over. */
  newest(constraint: string, versions: readonly string[]): string | undefined {
    const groups = parse(constraint || '*');
    return versions
      .map(text => ({ text, version: semver.parse(text, { loose: true }) }))
      .flatMap(({ text, version }) => (version ? [{ text, version }] : []))
      .filter(({ version }) =>
        groups.some(group => group.every(part => satisfies(version, part))),
      )
      .sort((a, b) => semver.compareBuild(b.version, a.version))[0]?.text;
  },
};
