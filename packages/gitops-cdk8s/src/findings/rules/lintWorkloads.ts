import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { podSpecOf } from '../podSpecOf';

const RUNNING: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * `resources`: a container without requests or a memory limit. `probes`: one that is exposed and has no readiness
 * probe. Jobs of hooks are over soon and left alone.
 *
 * @internal
 */
export function lintWorkloads({
  environments,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index): Finding[] => {
      const containers = podSpecOf(manifest)?.containers ?? [];
      if (!RUNNING.includes(manifest.kind) && manifest.kind !== 'CronJob') {
        return [];
      }
      const place = {
        object: objectLabel(manifest),
        path: pathOf(environment, index),
      };
      return containers.flatMap((container): Finding[] => {
        const findings: Finding[] = [];
        const { requests, limits } = container.resources ?? {};
        if (!requests?.cpu || !requests.memory || !limits?.memory) {
          findings.push({
            rule: 'resources',
            level: 'warning',
            ...place,
            message: `The container ${container.name} of ${place.object} has no requests for CPU and memory with a limit for memory.`,
            fix: `Set resources of the environment ${environment.plan.environmentName} or of the chart's props.`,
          });
        }
        const exposed = RUNNING.includes(manifest.kind) && container.ports;
        if (exposed && !container.readinessProbe) {
          findings.push({
            rule: 'probes',
            level: 'info',
            ...place,
            message: `The container ${container.name} of ${place.object} has no readiness probe: it counts as ready as soon as it runs.`,
            fix: `Set probes of the environment ${environment.plan.environmentName}, if the service answers a health request.`,
          });
        }
        return findings;
      });
    }),
  );
}
