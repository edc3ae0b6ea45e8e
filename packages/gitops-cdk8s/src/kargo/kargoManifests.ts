import { Manifest } from '@slipway/sync-waves';
import { canonicalGoDuration } from '../argocd/goDuration';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { argocdSteps } from './argocdSteps';
import { gitSteps } from './gitSteps';
import { kargoCredentials } from './kargoCredentials';
import type { PromotedApplication } from './PromotedApplication';
import { KargoStep } from './PromotionConfig';
import { promotionTarget } from './promotionTarget';
import { stageSources } from './stageSources';

const API_VERSION = 'kargo.akuity.io/v1alpha1';

/** Kargo's own. */
const DISCOVERY_LIMIT = 20;

/**
 * The objects of one Kargo project: its namespace, which is there before Kargo looks for it, the Project, the policies of
 * all stages in its ProjectConfig (named like the namespace), and for each application a Warehouse, its Stages, and the
 * PromotionTask by which all of them write to Git.
 *
 * Whatever Kargo's server would add to an item of a list is written out: Argo CD compares lists as a whole.
 *
 * @internal
 */
export function kargoManifests(
  project: string,
  applications: readonly PromotedApplication[],
): readonly Manifest[] {
  const policies = applications.flatMap(({ config, kargo }) =>
    Object.keys(config.environments)
      .filter(environment => kargo.stages?.[environment]?.auto)
      .map(environment => ({
        stageSelector: { name: `${config.name}-${environment}` },
        autoPromotionEnabled: true,
      })),
  );
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: project,
        labels: { 'kargo.akuity.io/project': 'true' },
        annotations: wave(-100, PRUNE_CONFIRM),
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'Project',
      metadata: { name: project, annotations: wave(-90, PRUNE_CONFIRM) },
    },
    object('ProjectConfig', project, project, -80, {
      promotionPolicies: policies,
    }),
    ...applications.flatMap(application =>
      applicationManifests(project, application),
    ),
  ];
}

function applicationManifests(
  project: string,
  application: PromotedApplication,
): readonly Manifest[] {
  const { config, kargo } = application;
  const task = kargo.steps ? undefined : gitSteps(application);
  return [
    ...Object.entries(kargo.credentials ?? {}).map(([name, credentials]) =>
      kargoCredentials(`${config.name}-${name}`, project, credentials),
    ),
    object('Warehouse', config.name, project, -70, {
      interval: duration(kargo.warehouse?.interval ?? '5m0s'),
      freightCreationPolicy: 'Automatic',
      subscriptions: [subscription(application)],
    }),
    ...(task
      ? [
          object('PromotionTask', config.name, project, -70, {
            vars: [{ name: 'application' }],
            steps: task,
          }),
        ]
      : []),
    ...Object.keys(config.environments).map(environment =>
      stage(project, application, environment, task !== undefined),
    ),
  ];
}

function stage(
  project: string,
  application: PromotedApplication,
  environment: string,
  hasTask: boolean,
): Manifest {
  const { config, kargo } = application;
  const { soakTime, verification } = kargo.stages?.[environment] ?? {};
  const name = `${config.name}-${environment}`;
  const sources = stageSources(config, kargo, environment);
  return object('Stage', name, project, 0, {
    requestedFreight: [
      {
        origin: { kind: 'Warehouse', name: config.name },
        sources:
          sources.length === 0
            ? { direct: true }
            : {
                stages: sources.map(other => `${config.name}-${other}`),
                ...(soakTime ? { requiredSoakTime: duration(soakTime) } : {}),
              },
      },
    ],
    promotionTemplate: {
      spec: kargo.steps
        ? {
            vars: [{ name: 'application', value: name }],
            steps: kargo.steps.map(canonicalStep),
          }
        : {
            steps: [
              ...(hasTask
                ? [
                    {
                      task: { name: config.name },
                      vars: [{ name: 'application', value: name }],
                    },
                  ]
                : []),
              ...argocdSteps(application, environment),
            ],
          },
    },
    ...(verification
      ? {
          verification: {
            analysisTemplates: verification.map(template => ({
              name: template,
            })),
          },
        }
      : {}),
  });
}

function subscription({
  config,
  kargo,
}: PromotedApplication): Readonly<Record<string, unknown>> {
  const { allowTagsRegexes, constraint, imageSelectionStrategy } =
    kargo.warehouse ?? {};
  const target = promotionTarget(config);
  return target?.of === 'chart'
    ? {
        chart: {
          ...target.subscription,
          ...(constraint ? { semverConstraint: constraint } : {}),
          discoveryLimit: DISCOVERY_LIMIT,
        },
      }
    : {
        image: {
          repoURL: target?.repository,
          imageSelectionStrategy: imageSelectionStrategy ?? 'SemVer',
          strictSemvers: true,
          ...(constraint ? { constraint } : {}),
          ...(allowTagsRegexes ? { allowTagsRegexes } : {}),
          discoveryLimit: DISCOVERY_LIMIT,
        },
      };
}

function canonicalStep(step: KargoStep): KargoStep {
  return step.retry?.timeout
    ? {
        ...step,
        retry: { ...step.retry, timeout: duration(step.retry.timeout) },
      }
    : step;
}

function object(
  kind: string,
  name: string,
  namespace: string,
  order: number,
  spec: Readonly<Record<string, unknown>>,
): Manifest {
  return {
    apiVersion: API_VERSION,
    kind,
    metadata: { name, namespace, annotations: wave(order) },
    spec,
  };
}

function wave(
  order: number,
  others: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return { 'argocd.argoproj.io/sync-wave': String(order), ...others };
}

function duration(text: string): string {
  return canonicalGoDuration(text) ?? text;
}
