import { Manifest } from '@slipway/sync-waves';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';

type Labels = Readonly<Record<string, string>>;

interface WorkloadSpec {
  readonly replicas?: number;
  readonly template?: { readonly metadata?: { readonly labels?: Labels } };
}

interface AutoscalerSpec {
  readonly minReplicas?: number;
  readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
}

interface BudgetSpec {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  readonly selector?: { readonly matchLabels?: Labels };
}

/**
 * `disruption-budget`: a budget lets a pod go. `replicas-and-autoscaling`: one of the two decides.
 *
 * @internal
 */
export function lintScaling({ environments }: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index) => {
      const path = pathOf(environment, index);
      switch (manifest.kind) {
        case 'PodDisruptionBudget':
          return budget(environment, manifest, path);
        case 'HorizontalPodAutoscaler':
          return autoscaler(environment, manifest, path);
        default:
          return [];
      }
    }),
  );
}

function budget(
  { manifests }: LintEnvironment,
  manifest: Manifest,
  path: string,
): readonly Finding[] {
  const spec = manifest.spec as BudgetSpec | undefined;
  return manifests.flatMap((workload): readonly Finding[] => {
    const labels = (workload.spec as WorkloadSpec | undefined)?.template
      ?.metadata?.labels;
    if (
      !['Deployment', 'StatefulSet'].includes(workload.kind) ||
      workload.metadata.namespace !== manifest.metadata.namespace ||
      !selects(spec?.selector?.matchLabels, labels)
    ) {
      return [];
    }
    const replicas = replicasOf(workload, manifests);
    if (replicas === 0 || (replicas > 1 && mayGo(spec, replicas) > 0)) {
      return [];
    }
    return [
      {
        rule: 'disruption-budget',
        level: 'warning',
        object: objectLabel(manifest),
        path,
        message: `${objectLabel(manifest)} protects ${objectLabel(workload)}, which has ${replicas === 1 ? 'one replica' : `${replicas} replicas`}, and ${mayGo(spec, replicas) > 0 ? 'protects nothing there' : 'lets none of them go, so their nodes cannot be drained'}.`,
        fix:
          replicas === 1
            ? 'Run two replicas or more, or leave the budget out.'
            : 'Lower minAvailable, or raise maxUnavailable to 1 or more.',
      },
    ];
  });
}

function autoscaler(
  { manifests, plan }: LintEnvironment,
  manifest: Manifest,
  path: string,
): readonly Finding[] {
  const target = (manifest.spec as AutoscalerSpec | undefined)?.scaleTargetRef;
  const written = manifests.some(
    workload =>
      isTarget(target, workload) &&
      (workload.spec as WorkloadSpec | undefined)?.replicas !== undefined,
  );
  const given = plan.environment.replicas !== undefined;
  return written || given
    ? [
        {
          rule: 'replicas-and-autoscaling',
          level: 'warning',
          object: objectLabel(manifest),
          path: written
            ? path
            : `environments.${plan.environmentName}.replicas`,
          message: written
            ? `${target?.kind}/${target?.name} names its replicas, and ${objectLabel(manifest)} scales it: every sync sets the number back.`
            : `${plan.environmentName} sets replicas to ${plan.environment.replicas}, and ${objectLabel(manifest)} decides on the number.`,
          fix: written
            ? 'Leave replicas out of the workload.'
            : 'Remove replicas, or set minReplicas of the autoscaling.',
        },
      ]
    : [];
}

function selects(selector: Labels | undefined, labels: Labels = {}): boolean {
  const wanted = Object.entries(selector ?? {});
  return (
    wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
  );
}

function isTarget(
  target: AutoscalerSpec['scaleTargetRef'],
  { kind, metadata }: Manifest,
): boolean {
  return target?.kind === kind && target.name === metadata.name;
}

/** The fewest pods there may be. */
function replicasOf(
  workload: Manifest,
  manifests: readonly Manifest[],
): number {
  const scaled = manifests
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
    .map(({ spec }) => spec as AutoscalerSpec | undefined)
    .find(spec => isTarget(spec?.scaleTargetRef, workload));
  return scaled
    ? (scaled.minReplicas ?? 1)
    : ((workload.spec as WorkloadSpec | undefined)?.replicas ?? 1);
}

/** Percents are rounded up, for both fields. */
function mayGo(spec: BudgetSpec | undefined, replicas: number): number {
  const count = (value: number | string) =>
    typeof value === 'number'
      ? value
      : Math.ceil((Number.parseInt(value, 10) / 100) * replicas);
  return spec?.maxUnavailable === undefined
    ? replicas - count(spec?.minAvailable ?? 0)
    : count(spec.maxUnavailable);
}
