import { parseGoDuration } from '../argocd/goDuration';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { findCycles } from '../dependencies/findCycles';
import { Finding } from '../findings/Finding';
import { nearestName } from '../platform/nearestName';
import { KARGO_STEP_CONFIGS } from './kargoStepConfigs';
import type { PromotedApplication } from './PromotedApplication';
import { promotionTarget } from './promotionTarget';
import { KargoStep } from './PromotionConfig';
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
  const { config, kargo, repository } = application;
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
  const target = promotionTarget(config);
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
  if (!target) {
    return [
      ...findings,
      finding(
        'error',
        `${config.name} has neither an image nor a chart, so there is nothing that Kargo could promote.`,
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
  return [...findings, ...(kargo.steps ? ownSteps(kargo.steps) : usualSteps())];

  function usualSteps(): readonly Finding[] {
    if (
      target?.of === 'image' &&
      kargo.warehouse?.imageSelectionStrategy === 'Digest'
    ) {
      return [
        finding(
          'error',
          `The warehouse of ${config.name} chooses images by digest, and its config names them by tag, so a promotion would change nothing.`,
          'Choose another imageSelectionStrategy, or give promotion.kargo.steps.',
        ),
      ];
    }
    if (!repository) {
      return [
        target?.of === 'chart'
          ? finding(
              'info',
              `Kargo sets the version of the chart of ${config.name} on its Applications, so what runs after a promotion is not what Git says: the GitOps repository is not what Argo CD reads, or its address is not known.`,
              'Generate it with --mode git, or give promotion.kargo.steps that change Git.',
            )
          : finding(
              'warning',
              `Kargo only asks Argo CD to sync ${config.name}: idpbuilder gives its packages an address that is not known here, so the new image cannot be set.`,
              'Generate it with --mode git, or give promotion.kargo.steps.',
            ),
      ];
    }
    const known = Object.values(kargo.credentials ?? {}).some(
      ({ repoURL, repoURLIsRegex, type }) =>
        type === 'git' && (repoURLIsRegex || repoURL === repository.url),
    );
    return known
      ? []
      : [
          finding(
            'info',
            `Promotions of ${config.name} are commits in ${repository.url}, and its config names no account for that.`,
            'Add one to promotion.kargo.credentials, unless Kargo has one for all projects.',
          ),
        ];
  }

  function ownSteps(steps: readonly KargoStep[]): readonly Finding[] {
    return [
      ...(kargo.pullRequest
        ? [
            finding(
              'warning',
              `promotion.kargo.pullRequest of ${config.name} is not used: its own steps say how a promotion reaches Git.`,
              'Remove it, or the steps.',
            ),
          ]
        : []),
      ...steps.flatMap((step, index) => [
        ...unknownKind(step),
        ...(/\btask\.outputs\b/.test(JSON.stringify(step))
          ? [
              finding(
                'error',
                `promotion.kargo.steps.${index} of ${config.name} reads task.outputs, which only a PromotionTask has; these steps become those of each Stage.`,
                'Write outputs.',
              ),
            ]
          : []),
      ]),
    ];
  }

  function unknownKind({ uses }: KargoStep): readonly Finding[] {
    const known = Object.keys(KARGO_STEP_CONFIGS);
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
