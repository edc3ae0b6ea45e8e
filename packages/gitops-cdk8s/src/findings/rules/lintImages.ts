import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { podSpecOf } from '../podSpecOf';

/** They keep an image private until somebody publishes it. */
const PRIVATE = /^(ghcr\.io|registry\.gitlab\.com)\//;

/**
 * `image-tag`: every image has a tag or digest that stays, or a rollback has nothing to go back to. `image-pull-secret`:
 * one from a registry that is mostly private has a secret to pull it with.
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
      const place = {
        object: objectLabel(manifest),
        path: pathOf(environment, index),
      };
      const tags = containers.flatMap(
        ({ name, image = '' }): readonly Finding[] => {
          const problem = problemOf(image);
          return problem
            ? [
                {
                  rule: 'image-tag',
                  level: 'error',
                  ...place,
                  message: `The image "${image}" of the container ${name} ${problem}.`,
                  fix: 'Name a tag that is never moved, like 1.4.2, or a digest.',
                },
              ]
            : [];
        },
      );
      const secret = containers.find(({ image = '' }) => PRIVATE.test(image));
      return secret && (pod?.imagePullSecrets ?? []).length === 0
        ? [
            ...tags,
            {
              rule: 'image-pull-secret',
              level: 'info',
              ...place,
              message: `The image "${secret.image}" of ${place.object} may be private, and there is no secret to pull it with.`,
              fix: 'Set registry or imagePullSecrets of the props, if it is.',
            } as const,
          ]
        : tags;
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
