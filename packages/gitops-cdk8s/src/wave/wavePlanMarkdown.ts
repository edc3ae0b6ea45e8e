import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { PlannedResource, WavePlan } from '@slipway/sync-waves';

/**
 * A wave plan as a Markdown table, for the body of a pull request. One sentence when there is nothing to show.
 *
 * @param order - the Application's place among the others, told in a sentence
 * @public
 */
export function wavePlanMarkdown(
  plan: WavePlan,
  order?: ApplicationOrder,
): string {
  const place = order ? `\n${placeText(order)}\n` : '';
  if (plan.waves.length === 0) {
    return `The manifests come from the chart; their waves are shown when it is deployed.\n${place}`;
  }
  const rows = plan.waves.map(
    ({ phase, wave, resources }) =>
      `| ${phase} | ${wave} | ${resources.map(resourceText).join('<br>')} |`,
  );
  const seconds = plan.minimumSeconds;
  return [
    '| Phase | Wave | Objects |',
    '| --- | ---: | --- |',
    ...rows,
    '',
    `${plan.waves.length} ${plan.waves.length === 1 ? 'wave' : 'waves'}, at least ${seconds} ${seconds === 1 ? 'second' : 'seconds'} for one sync.`,
    place,
  ].join('\n');
}

function placeText({ strategy, wave }: ApplicationOrder): string {
  return strategy === 'app-of-apps'
    ? `Among the Applications it is in wave ${wave ?? 0}: its parent applies it once those of the waves before are healthy.`
    : 'An ApplicationSet syncs it in the order of the dependencies, once the Applications of the steps before are healthy.';
}

function resourceText({ kind, name, prune }: PlannedResource): string {
  const text = `${kind} \`${name.replace(/[`|\n\r]/g, '')}\``;
  return prune ? `${text} (removed)` : text;
}
