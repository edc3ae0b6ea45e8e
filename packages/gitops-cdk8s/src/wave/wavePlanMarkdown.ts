import { WavePlan } from '@slipway/sync-waves';

/**
 * A wave plan as a Markdown table, for the body of a pull request.
 *
 * @public
 */
export function wavePlanMarkdown(plan: WavePlan): string {
  throw new Error(`not written yet (${plan.waves.length})`);
}
