import { parseGoDuration } from '../argocd/goDuration';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { findCycles } from '../dependencies/findCycles';
import { Finding } from '../findings/Finding';
import { nearestName } from '../platform/nearestName';
import type { PromotedApplication } from './kargoManifests';
import { KARGO_STEP_CONFIGS } from './kargoStepConfigs';
import { stageSources } from './stageSources';

const FIVE_MINUTES = 5 * 60_000;

/**
 * `promotion`: stages of environments that are not there, circles of stages, an application without anything to promote,
 * and what Kargo will do otherwise than it reads.
 *
 * @internal
 */
export function lintPromotion(
  application: PromotedApplication,
): readonly Finding[] {
  const { config, kargo, sourceUrl } = application;
  const finding = (
    level: Finding['level'],
    message: string,
    fix: string,
  ): Finding => ({
    rule: 'promotion',
    level,
    path: applicationConfigPath(config.name),
    message,
    fix,
  });
  const byChart = config.delivery?.type === 'chart';
  const interval = kargo.warehouse?.interval;
  const findings = [
    ...unknownEnvironments(application).map(({ field, name, nearest }) =>
      finding(
        'error',
        `${field} of ${config.name} names the environment "${name}", which it does not have${nearest ? ` (the nearest is "${nearest}")` : ''}.`,
        'Correct the name, or add the environment.',
      ),
    ),
    ...circles(config, kargo).map(circle =>
      finding(
        'error',
        `The stages of ${config.name} wait for each other: ${[...circle, circle[0]].join(' after ')}.`,
        'Let one of them take versions from the warehouse, after: [].',
      ),
    ),
  ];
  if (!byChart && !config.image) {
    return [
      ...findings,
      finding(
        'error',
        `${config.name} has no image, so there is nothing that Kargo could promote.`,
        'Add image with its repository and tag.',
      ),
    ];
  }
  if (interval && (parseGoDuration(interval) ?? FIVE_MINUTES) < FIVE_MINUTES) {
    findings.push(
      finding(
        'warning',
        `The warehouse of ${config.name} shall look every ${interval}, and Kargo looks no more often than every five minutes.`,
        'Write 5m or more.',
      ),
    );
  }
  return [...findings, ...(kargo.steps ? unknownSteps() : usualStep())];

  function usualStep(): readonly Finding[] {
    return !byChart && sourceUrl === undefined
      ? [
          finding(
            'warning',
            `Kargo only asks Argo CD to sync ${config.name}: idpbuilder gives its packages an address that is not known here, so the new image cannot be set.`,
            'Generate it with --mode git, or give promotion.kargo.steps.',
          ),
        ]
      : [
          finding(
            'info',
            `Kargo sets the ${byChart ? 'version of the chart' : 'image'} of ${config.name} on its Applications, so what runs after a promotion is not what Git says.`,
            'Where Git shall say it, give promotion.kargo.steps that change Git.',
          ),
        ];
  }

  function unknownSteps(): readonly Finding[] {
    const known = Object.keys(KARGO_STEP_CONFIGS);
    return (kargo.steps ?? []).flatMap(({ uses }) => {
      const nearest =
        uses === undefined || known.includes(uses)
          ? undefined
          : nearestName(uses, known);
      return nearest === undefined
        ? []
        : [
            finding(
              'warning',
              `A step of ${config.name} uses "${uses}", whose config is not known here (the nearest known is "${nearest}").`,
              'Correct the name, if it is misspelt.',
            ),
          ];
    });
  }
}

function unknownEnvironments({ config, kargo }: PromotedApplication) {
  const known = Object.keys(config.environments);
  const named = Object.entries(kargo.stages ?? {}).flatMap(
    ([stage, { after = [] }]) => [
      { field: 'promotion.kargo.stages', name: stage },
      ...after.map(name => ({
        field: `promotion.kargo.stages.${stage}.after`,
        name,
      })),
    ],
  );
  return named
    .filter(({ name }) => !known.includes(name))
    .map(one => ({ ...one, nearest: nearestName(one.name, known) }));
}

function circles(
  config: ApplicationConfig,
  kargo: PromotedApplication['kargo'],
): readonly (readonly string[])[] {
  const names = Object.keys(config.environments);
  const graph = new Map(
    names.map(name => [name, stageSources(config, kargo, name)]),
  );
  const own = names
    .filter(name => graph.get(name)?.includes(name))
    .map(name => [name]);
  return [...own, ...findCycles(graph)];
}
