import { Manifest } from '@slipway/sync-waves';
import { canonicalGoDuration } from '../argocd/goDuration';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { kargoCredentials } from './kargoCredentials';
import { KargoPromotion, KargoStep } from './PromotionConfig';
import { promotionSteps } from './promotionSteps';
import { stageSources } from './stageSources';

const API_VERSION = 'kargo.akuity.io/v1alpha1';

/** An application that Kargo promotes. */
export interface PromotedApplication {
  readonly config: ApplicationConfig;
  readonly kargo: KargoPromotion;
  /** Where the Applications read manifests from, when Git has them at an address that is known here. */
  readonly sourceUrl?: string;
}

/**
 * The objects of one Kargo project: its namespace, which is there before Kargo looks for it, the Project, the policies of
 * all stages in its ProjectConfig (named like the namespace), and for each application a Warehouse, a PromotionTask and
 * its Stages.
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
  return [
    ...Object.entries(kargo.credentials ?? {}).map(([name, credentials]) =>
      kargoCredentials(`${config.name}-${name}`, project, credentials),
    ),
    object('Warehouse', config.name, project, -70, {
      interval: duration(kargo.warehouse?.interval ?? '5m0s'),
      freightCreationPolicy: 'Automatic',
      subscriptions: [subscription(config, kargo)],
    }),
    object('PromotionTask', config.name, project, -70, {
      vars: [{ name: 'application' }],
      steps: promotionSteps(application).map(canonicalStep),
    }),
    ...Object.keys(config.environments).map(environment =>
      stage(project, application, environment),
    ),
  ];
}

function stage(
  project: string,
  { config, kargo }: PromotedApplication,
  environment: string,
): Manifest {
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
      spec: {
        steps: [
          {
            task: { name: config.name },
            vars: [{ name: 'application', value: name }],
          },
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

function subscription(
  { delivery, image }: ApplicationConfig,
  { warehouse = {} }: KargoPromotion,
): Readonly<Record<string, unknown>> {
  const { allowTagsRegexes, constraint, imageSelectionStrategy } = warehouse;
  if (delivery?.type === 'chart') {
    const isRepository = /^https?:\/\//.test(delivery.repoURL);
    return {
      chart: {
        repoURL: isRepository
          ? delivery.repoURL
          : `oci://${delivery.repoURL.replace(/^oci:\/\//, '')}/${delivery.chart}`,
        ...(isRepository ? { name: delivery.chart } : {}),
        ...(constraint ? { semverConstraint: constraint } : {}),
      },
    };
  }
  return {
    image: {
      repoURL: image?.repository,
      imageSelectionStrategy: imageSelectionStrategy ?? 'SemVer',
      ...(constraint ? { constraint } : {}),
      ...(allowTagsRegexes ? { allowTagsRegexes } : {}),
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
