import { kargoManifests } from '../kargo/kargoManifests';
import { lintAuthorizedStages } from '../kargo/lintAuthorizedStages';
import { lintPromotion } from '../kargo/lintPromotion';
import type { PromotedApplication } from '../kargo/PromotedApplication';
import { promotedParents } from './promotedParents';
import { PlatformContext } from './PlatformContext';
import { PlatformPart } from './PlatformPart';

/**
 * Promotion through environments: what Kargo needs, project by project.
 *
 * @internal
 */
export function promotionPart(context: PlatformContext): PlatformPart {
  const { applications } = context;
  const parents = promotedParents(context);
  const promoted = applications.flatMap(config =>
    config.promotion
      ? [
          {
            config,
            kargo: config.promotion.kargo,
            repository: repositoryOf(config, context),
            parents: parents.of(config.name),
          },
        ]
      : [],
  );
  const findings = promoted.map(lintPromotion);
  // What cannot be built is left out: the error says why.
  const buildable = promoted.filter(
    (_, index) => !findings[index].some(({ level }) => level === 'error'),
  );
  const projects = [
    ...new Set(buildable.map(({ kargo }) => kargo.project)),
  ].sort();
  const manifests = projects.flatMap(project =>
    kargoManifests(
      project,
      buildable.filter(({ kargo }) => kargo.project === project),
    ),
  );
  return {
    manifests,
    findings: [
      ...findings.flat(),
      ...lintAuthorizedStages(manifests, applications, parents.stages),
    ],
  };
}

/** Known when all its Applications read the GitOps repository itself. */
function repositoryOf(
  { environments, name }: PromotedApplication['config'],
  { modeOf, repository }: PlatformContext,
): PromotedApplication['repository'] {
  return Object.keys(environments).every(
    environment => modeOf(`${name}-${environment}`) === 'git',
  )
    ? repository
    : undefined;
}
