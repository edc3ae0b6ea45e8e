import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Opens a pull request with everything in the workspace',
    example: stringify({
      steps: [
        {
          id: 'pull-request',
          action: 'gitops:pull-request',
          name: 'Open the pull request',
          input: { application: 'shop' },
        },
      ],
    }),
  },
  {
    description: 'With its own title, description and branch',
    example: stringify({
      steps: [
        {
          id: 'pull-request',
          action: 'gitops:pull-request',
          name: 'Open the pull request',
          input: {
            application: 'shop',
            title: 'Add the shop',
            description: 'Adds the shop to development.',
            branch: 'add/shop',
            sourcePath: '.',
          },
        },
      ],
    }),
  },
];
