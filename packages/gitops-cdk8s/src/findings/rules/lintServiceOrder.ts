import { Finding } from '../Finding';
import { LintContext } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { comparePositions, positionOf, positionText } from './positionOf';

/**
 * `service-order`: the Service that names a StatefulSet's pods is applied before it. In the same wave Argo CD applies
 * Services first.
 *
 * @internal
 */
export function lintServiceOrder({
  environments,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index): readonly Finding[] => {
      const spec = manifest.spec as
        { readonly serviceName?: string } | undefined;
      const at = positionOf(manifest);
      if (manifest.kind !== 'StatefulSet' || !spec?.serviceName || !at) {
        return [];
      }
      const place = {
        rule: 'service-order',
        object: objectLabel(manifest),
        path: pathOf(environment, index),
      };
      const service = environment.manifests.find(
        ({ kind, metadata }) =>
          kind === 'Service' &&
          metadata.name === spec.serviceName &&
          metadata.namespace === manifest.metadata.namespace,
      );
      if (!service) {
        return [
          {
            ...place,
            level: 'warning',
            message: `The Service "${spec.serviceName}" that names the pods of ${place.object} is not among the objects.`,
            fix: 'Add it, or make sure that something else has made it before.',
          },
        ];
      }
      const serviceAt = positionOf(service);
      return serviceAt && comparePositions(serviceAt, at) > 0
        ? [
            {
              ...place,
              level: 'error',
              message: `${objectLabel(service)} (${positionText(serviceAt)}) names the pods of ${place.object} (${positionText(at)}) and comes after it: pods that look for each other are never ready.`,
              fix: `Put ${objectLabel(service)} into an earlier wave than ${at.wave}.`,
            },
          ]
        : [];
    }),
  );
}
