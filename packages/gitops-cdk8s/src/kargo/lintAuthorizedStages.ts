import { Manifest } from '@slipway/sync-waves';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { Finding } from '../findings/Finding';
import { nearestName } from '../platform/nearestName';
import { AUTHORIZED_STAGE, authorizedStages } from './authorizedStages';
import { KargoStep } from './PromotionConfig';

interface StageSpec {
  readonly promotionTemplate?: {
    readonly spec: {
      readonly vars?: KargoStep['vars'];
      readonly steps: readonly KargoStep[];
    };
  };
}

interface TaskSpec {
  readonly steps: readonly KargoStep[];
}

/**
 * `authorized-stage`: every Application that a stage's `argocd-update` names, directly or in a PromotionTask, has to be
 * there and to name the stage back; Kargo refuses the promotion otherwise.
 *
 * @param manifests - the Stages and PromotionTasks
 * @param parents - the stages that parent Applications name, by the parent's name
 * @internal
 */
export function lintAuthorizedStages(
  manifests: readonly Manifest[],
  applications: readonly ApplicationConfig[],
  parents: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly Finding[] {
  const allowed = new Map<string, readonly string[]>([
    ...parents,
    ...applications.flatMap(config =>
      Object.keys(config.environments).map(
        environment =>
          [
            `${config.name}-${environment}`,
            authorizedStages(config, environment),
          ] as const,
      ),
    ),
  ]);
  const tasks = new Map(
    manifests
      .filter(({ kind }) => kind === 'PromotionTask')
      .map(({ metadata, spec }) => [
        `${metadata.namespace}/${metadata.name}`,
        (spec as TaskSpec).steps,
      ]),
  );
  return manifests
    .filter(({ kind }) => kind === 'Stage')
    .flatMap(({ metadata, spec }) => {
      const { namespace, name } = metadata;
      const { steps = [], vars } =
        (spec as StageSpec).promotionTemplate?.spec ?? {};
      const names = steps.flatMap(step =>
        updated(
          step.task
            ? (tasks.get(`${namespace}/${step.task.name}`) ?? [])
            : [step],
          valuesOf(vars, step.vars),
        ),
      );
      return [...new Set(names)].flatMap(application =>
        judge(application, `${namespace}:${name}`, allowed),
      );
    });
}

function judge(
  application: string,
  stage: string,
  allowed: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  const stages = allowed.get(application);
  if (stages?.includes(stage)) {
    return [];
  }
  const nearest = stages
    ? undefined
    : nearestName(application, [...allowed.keys()]);
  const object = `Stage/${stage.split(':')[1]}`;
  return [
    stages
      ? {
          rule: 'authorized-stage',
          level: 'error',
          object,
          message: `${object} updates the Application "${application}", which does not name ${stage} in ${AUTHORIZED_STAGE}, so Kargo refuses the promotion.`,
          fix: `Add the annotation to the environment, ${AUTHORIZED_STAGE}: "${[...stages, stage].join(',')}".`,
        }
      : {
          rule: 'authorized-stage',
          level: 'error',
          object,
          message: `${object} updates the Application "${application}", which the repository does not have${nearest ? ` (the nearest is "${nearest}")` : ''}.`,
          fix: 'Correct the name in the step.',
        },
  ];
}

/** The later ones win. */
function valuesOf(
  ...lists: readonly KargoStep['vars'][]
): ReadonlyMap<string, string> {
  return new Map(
    lists.flatMap(list => (list ?? []).map(({ name, value }) => [name, value])),
  );
}

/** Names of Applications in argocd-update steps; those that only an expression knows are left out. */
function updated(
  steps: readonly KargoStep[],
  vars: ReadonlyMap<string, string>,
): readonly string[] {
  return steps
    .filter(({ uses }) => uses === 'argocd-update')
    .flatMap(
      ({ config }) =>
        (config?.apps ?? []) as readonly { readonly name?: string }[],
    )
    .flatMap(({ name }) => name ?? [])
    .map(name =>
      name.replace(
        /\$\{\{\s*vars\.(\w+)\s*\}\}/g,
        (all, key: string) => vars.get(key) ?? all,
      ),
    )
    .filter(name => !name.includes('${{'));
}
