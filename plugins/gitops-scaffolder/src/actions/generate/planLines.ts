import { PlannedApplication } from '@slipway/cdk8s';

/** A wave plan as lines of a task's log. */
export function planLines({
  name,
  plan,
  version = '',
}: Pick<PlannedApplication, 'name' | 'plan'> &
  Partial<Pick<PlannedApplication, 'version'>>): readonly string[] {
  if (plan.waves.length === 0) {
    return [`${name}: chart version ${version}`];
  }
  const width = Math.max(
    ...plan.waves.map(({ phase, wave }) => `${phase} ${wave}`.length),
  );
  const count = `${plan.waves.length} ${plan.waves.length === 1 ? 'wave' : 'waves'}`;
  return [
    `${name}: ${count}, at least ${plan.minimumSeconds} s${versionText(version)}`,
    ...plan.waves.map(({ phase, wave, resources }) => {
      const objects = resources.map(
        resource => `${resource.kind}/${resource.name}`,
      );
      return `  ${`${phase} ${wave}`.padEnd(width)}  ${objects.join(', ')}`;
    }),
  ];
}

/** An image has its tag after a colon, which no chart's version has. Manifests as they are have neither. */
function versionText(version: string): string {
  if (!version) {
    return '';
  }
  return version.includes(':')
    ? `, image ${version}`
    : `, chart version ${version}`;
}
