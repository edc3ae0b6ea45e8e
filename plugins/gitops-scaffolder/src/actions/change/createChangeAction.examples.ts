import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

function example(input: object): string {
  return stringify({
    steps: [
      {
        id: 'change',
        action: 'gitops:cdk8s:change',
        name: 'Change the application',
        input,
      },
    ],
  });
}

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'More replicas and a variable in one environment',
    example: example({
      name: 'shop',
      environment: 'production',
      fields: { replicas: 4, env: { LEVEL: 'warn' } },
    }),
  },
  {
    description: 'A variable less',
    example: example({
      name: 'shop',
      environment: 'dev',
      removes: ['/env/DEBUG'],
    }),
  },
  {
    description: 'A new environment, which is where gitops.environments says',
    example: example({
      name: 'shop',
      environment: 'staging',
      fields: { replicas: 1 },
    }),
  },
  {
    description: 'A prop of the chart type, first in one environment',
    example: example({
      name: 'shop',
      environment: 'dev',
      config: {
        chart: {
          props: { autoscaling: { minReplicas: 2, maxReplicas: 6 } },
        },
      },
    }),
  },
];
