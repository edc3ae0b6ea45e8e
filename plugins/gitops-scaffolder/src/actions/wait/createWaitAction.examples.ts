import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Starts a release and waits until it is healthy',
    example: stringify({
      steps: [
        {
          id: 'release',
          action: 'gitops:start-release',
          name: 'Start the release',
          input: {
            entityRef: 'component:default/shop',
            deploymentId: 'main:argocd:shop-dev',
            version: '1.2.3',
          },
        },
        {
          id: 'wait',
          action: 'gitops:wait',
          name: 'Wait until it is live',
          input: {
            entityRef: 'component:default/shop',
            commandId: '${{ steps.release.output.command.id }}',
            timeout: '30m',
          },
        },
      ],
    }),
  },
];
