import { ApplicationConfig } from '../config/ApplicationConfig';

/** Kargo changes an Application only when it names the stage back (argocd-update). */
export const AUTHORIZED_STAGE = 'kargo.akuity.io/authorized-stage';

/**
 * The stages that may change an environment's Application, `<project>:<stage>`: its own and those that the config's
 * annotations name. Empty when there are none.
 *
 * @internal
 */
export function authorizedStages(
  config: Pick<ApplicationConfig, 'environments' | 'name' | 'promotion'>,
  environment: string,
): readonly string[] {
  const given =
    config.environments[environment]?.annotations?.[AUTHORIZED_STAGE];
  const named = (given ?? '')
    .split(',')
    .map(stage => stage.trim())
    .filter(Boolean);
  const project = config.promotion?.kargo.project;
  const own =
    project === undefined ? [] : [`${project}:${config.name}-${environment}`];
  return [...new Set([...named, ...own])];
}
