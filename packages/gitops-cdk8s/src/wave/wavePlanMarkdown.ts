import { PlannedResource, WavePlan } from '@slipway/sync-waves';

/**
 * A wave plan as a Markdown table, for the body of a pull request. One sentence when there is nothing to show.
 *
 * @public
 */
export function wavePlanMarkdown(plan: WavePlan): string {
  if (plan.waves.length === 0) {
    return 'The manifests come from the chart; their waves are shown when it is deployed.\n';
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
    '',
  ].join('\n');
}

function resourceText({ kind, name, prune }: PlannedResource): string {
  const text = `${kind} \`${name.replace(/[`|\n\r]/g, '')}\``;
  return prune ? `${text} (removed)` : text;
}
