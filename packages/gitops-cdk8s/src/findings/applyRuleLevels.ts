import { Finding } from './Finding';
import { RuleLevels } from './RuleLevels';
import { RULES } from './rules';

const LEVELS = { warn: 'warning', error: 'error' } as const;

/**
 * Findings with the levels that somebody has chosen, those that are off left out. Rules without a level of theirs keep
 * it; the rule on Secrets is an error whatever is chosen.
 *
 * @public
 */
export function applyRuleLevels(
  findings: readonly Finding[],
  levels: RuleLevels,
): readonly Finding[] {
  const chosen = new Map(Object.entries(levels));
  return findings.flatMap(finding => {
    const level = isFixed(finding.rule) ? undefined : chosen.get(finding.rule);
    if (level === undefined) {
      return [finding];
    }
    return level === 'off' ? [] : [{ ...finding, level: LEVELS[level] }];
  });
}

function isFixed(rule: string): boolean {
  return RULES.some(({ fixed, id }) => fixed && id === rule);
}
