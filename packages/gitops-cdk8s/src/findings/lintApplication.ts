import { applyRuleLevels } from './applyRuleLevels';
import { Finding } from './Finding';
import { LintContext } from './LintContext';
import { RuleLevels } from './RuleLevels';
import { lintConfig } from './rules/lintConfig';
import { lintImages } from './rules/lintImages';
import { lintNames } from './rules/lintNames';
import { lintNamespaces } from './rules/lintNamespaces';
import { lintNoSecret } from './rules/lintNoSecret';
import { lintObjects } from './rules/lintObjects';
import { lintPodOrder } from './rules/lintPodOrder';
import { lintScaling } from './rules/lintScaling';
import { lintSecurity } from './rules/lintSecurity';
import { lintServiceOrder } from './rules/lintServiceOrder';
import { lintWaves } from './rules/lintWaves';
import { lintWorkloads } from './rules/lintWorkloads';

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'info'];

/**
 * Everything the rules have to say, with the levels that were chosen, errors first, each once.
 *
 * @internal
 */
export function lintApplication(
  context: LintContext,
  levels: RuleLevels = {},
): readonly Finding[] {
  const all = [
    lintNoSecret,
    lintNames,
    lintImages,
    lintObjects,
    lintWaves,
    lintPodOrder,
    lintServiceOrder,
    lintNamespaces,
    lintWorkloads,
    lintSecurity,
    lintScaling,
    lintConfig,
  ].flatMap(rule => rule(context));
  const findings = applyRuleLevels(all, levels);
  const unique = new Map(
    findings.map(finding => [JSON.stringify(finding), finding]),
  );
  return LEVELS.flatMap(level =>
    [...unique.values()].filter(finding => finding.level === level),
  );
}
