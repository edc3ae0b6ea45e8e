import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Packages a chart of the workspace and publishes it',
    example: stringify({
      steps: [
        {
          id: 'package',
          action: 'gitops:chart:package',
          name: 'Package the chart',
          input: { sourcePath: 'chart' },
        },
        {
          id: 'publish',
          action: 'gitops:chart:publish',
          name: 'Publish the chart',
          input: {
            entityRef: 'component:default/shop',
            archivePath: '${{ steps.package.output.archivePath }}',
            repository: 'museum',
          },
        },
      ],
    }),
  },
];
