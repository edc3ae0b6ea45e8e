import { Deployment } from '@slipway/plugin-gitops-common';

/** Whether Deploy is a release of its chart: for who may only deploy, it is a change in Git alone. */
export function releases({ delivery, access }: Deployment): boolean {
  return delivery === 'chart' && access.release.allowed;
}
