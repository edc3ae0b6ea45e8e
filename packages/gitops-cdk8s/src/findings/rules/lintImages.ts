import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { podSpecOf } from '../podSpecOf';

/**
 * `image-tag`: every image has a tag or digest that stays, or a rollback has nothing to go back to.
 *
 * @internal
 */
export function lintImages({ environments }: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index) => {
      const pod = podSpecOf(manifest);
      const containers = [
        ...(pod?.initContainers ?? []),
        ...(pod?.containers ?? []),
      ];
      return containers.flatMap(({ name, image = '' }): readonly Finding[] => {
        const problem = problemOf(image);
        return problem
          ? [
              {
                rule: 'image-tag',
                level: 'error',
                object: objectLabel(manifest),
                path: pathOf(environment, index),
                message: `The image "${image}" of the container ${name} ${problem}.`,
                fix: 'Name a tag that is never moved, like 1.4.2, or a digest.',
              },
            ]
          : [];
      });
    }),
  );
}

function problemOf(image: string): string | undefined {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) {
    return undefined;
  }
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  if (!tag) {
    return 'has no tag';
  }
  return tag === 'latest' ? 'follows "latest"' : undefined;
}
