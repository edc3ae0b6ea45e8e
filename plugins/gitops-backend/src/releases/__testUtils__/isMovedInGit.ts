import { FaultCase } from './FaultPlan';

/** Whether the generator made the Application, so that its version is changed in Git. */
export function isMovedInGit({ way }: Pick<FaultCase, 'way'>): boolean {
  return way === 'pull request' || way === 'commit';
}
