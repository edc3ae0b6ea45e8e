import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Packages the chart in a folder of the workspace',
    example: stringify({
      steps: [
        {
          id: 'package',
          action: 'gitops:chart:package',
          name: 'Package the chart',
          input: { sourcePath: 'charts/shop', gitTag: 'v1.2.3' },
        },
      ],
    }),
  },
  {
    description: 'Makes a chart of rendered manifests',
    example: stringify({
      steps: [
        {
          id: 'package',
          action: 'gitops:chart:package',
          name: 'Package the manifests',
          input: {
            sourcePath: 'dist/shop-dev/manifests',
            chart: 'shop',
            version: '1.2.3',
          },
        },
      ],
    }),
  },
];
