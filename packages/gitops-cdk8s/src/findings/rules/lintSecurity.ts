import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { LintContainer, podSpecOf, SecurityContext } from '../podSpecOf';

/**
 * `run-as-root`: a container that may run as root, gain privileges or is privileged. A container's own security context
 * wins over its pod's.
 *
 * @internal
 */
export function lintSecurity({
  environments,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index) => {
      const pod = podSpecOf(manifest);
      const containers = [
        ...(pod?.initContainers ?? []),
        ...(pod?.containers ?? []),
      ];
      return containers.flatMap((container): readonly Finding[] => {
        const problem = problemOf(container, pod?.securityContext);
        return problem
          ? [
              {
                rule: 'run-as-root',
                level: 'warning',
                object: objectLabel(manifest),
                path: pathOf(environment, index),
                message: `The container ${container.name} of ${objectLabel(manifest)} ${problem[0]}.`,
                fix: `Set ${problem[1]} in its securityContext.`,
              },
            ]
          : [];
      });
    }),
  );
}

function problemOf(
  { securityContext }: LintContainer,
  pod: SecurityContext = {},
): readonly [string, string] | undefined {
  const { allowPrivilegeEscalation, privileged, runAsNonRoot, runAsUser } = {
    ...pod,
    ...securityContext,
  };
  if (privileged) {
    return ['is privileged', 'privileged to false'];
  }
  if (runAsUser === 0) {
    return ['runs as root', 'runAsUser to another user'];
  }
  if (!runAsNonRoot) {
    return ['may run as root', 'runAsNonRoot to true'];
  }
  return allowPrivilegeEscalation === false
    ? undefined
    : ['can gain privileges', 'allowPrivilegeEscalation to false'];
}
