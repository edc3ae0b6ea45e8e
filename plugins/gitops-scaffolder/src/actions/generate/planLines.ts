import { PlannedApplication } from '@slipway/cdk8s';

/** A wave plan as lines of a task's log. */
export function planLines({
  name,
  plan,
  version,
}: PlannedApplication): readonly string[] {
  if (plan.waves.length === 0) {
    return [`${name}: chart version ${version}`];
  }
  const width = Math.max(
    ...plan.waves.map(({ phase, wave }) => `${phase} ${wave}`.length),
  );
  return [
    `${name}: ${plan.waves.length} waves, at least ${plan.minimumSeconds} s, image ${version}`,
    ...plan.waves.map(({ phase, wave, resources }) => {
      const objects = resources.map(
        resource => `${resource.kind}/${resource.name}`,
      );
      return `  ${`${phase} ${wave}`.padEnd(width)}  ${objects.join(', ')}`;
    }),
  ];
}
