import { applicationHealthLua } from './argocd/settings/applicationHealthLua';
import { SettingsDefaults } from './argocd/settings/ArgoSettings';
import { SandboxOptions } from './SandboxOptions';

/** The account of the sandbox's Argo CD that may read everything and change nothing. */
export const READER = 'reader';

/** What the sandbox's Argo CD says in `argocd-cm` and `argocd-rbac-cm`, until an Application applies others. */
export function argoCdSettings({
  applicationHealth = false,
}: Pick<SandboxOptions, 'applicationHealth'>): SettingsDefaults {
  return {
    config: {
      [`accounts.${READER}`]: 'apiKey',
      ...(applicationHealth && {
        'resource.customizations.health.argoproj.io_Application':
          applicationHealthLua,
      }),
    },
    rbac: { 'policy.csv': `g, ${READER}, role:readonly` },
  };
}
