import { KnownCluster } from '../argocd/generatorParameters';
import { ApplicationSetConfig } from '../argocd/ApplicationSetConfig';
import { selects } from '../argocd/selects';
import { Finding } from '../findings/Finding';
import { AddonConfig } from './AddonConfig';

/** The most that a label value holds; an Application's name becomes one. */
const LONGEST = 63;

/**
 * `addon`: what the ApplicationSet's own rules cannot see: an Application whose name gets too long on one of the
 * clusters, fields that its kind of source does not take.
 *
 * @internal
 */
export function lintAddon(
  config: AddonConfig,
  set: ApplicationSetConfig,
  path: string,
  clusters: readonly KnownCluster[],
): readonly Finding[] {
  const error = (message: string, fix: string): Finding => ({
    rule: 'addon',
    level: 'error',
    object: `ApplicationSet/${config.name}`,
    path,
    message,
    fix,
  });
  const [generator] = set.generators;
  const selector = (
    generator.clusters ?? generator.merge?.generators[0].clusters
  )?.selector;
  const unused =
    config.source.type === 'git'
      ? (['values', 'layers', 'versions'] as const).filter(
          field => config[field] !== undefined,
        )
      : [];
  return [
    ...clusters
      .filter(({ labels }) => !selector || selects(selector, labels))
      .map(({ name }) => `${config.name}-${name}`)
      .filter(name => name.length > LONGEST)
      .map(name =>
        error(
          `The Application's name "${name}" has ${name.length} characters, and ${LONGEST} is the most.`,
          'Shorten the name of the addon or of the cluster.',
        ),
      ),
    ...unused.map(field =>
      error(
        `${field} of ${config.name} is for charts, and its source is of type git, so it would not be used.`,
        'Remove it, or give the addon a chart.',
      ),
    ),
  ];
}
