import { APPLICATION_RULES } from './applicationRules';
import { PLATFORM_RULES } from './platformRules';
import { Rule } from './Rule';

/**
 * All rules, those on applications first. A finding's `rule` is one of their ids.
 *
 * @public
 */
export const RULES: readonly Rule[] = [...APPLICATION_RULES, ...PLATFORM_RULES];
