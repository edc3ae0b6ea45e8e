/**
 * What becomes of a rule's findings: not reported, reported, or a reason not to merge.
 *
 * @public
 */
export type RuleLevel = 'off' | 'warn' | 'error';

/**
 * Levels by the rule's id: `{ probes: 'off', resources: 'error' }`.
 *
 * @public
 */
export type RuleLevels = Readonly<Record<string, RuleLevel>>;
