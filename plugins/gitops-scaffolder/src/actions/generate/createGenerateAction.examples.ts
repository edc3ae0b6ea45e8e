import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'A web service in one environment',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'shop',
            image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
            environments: [{ name: 'dev', destination: 'dev-vcluster' }],
          },
        },
      ],
    }),
  },
  {
    description: 'Two environments, a host for each, and a secret',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'shop',
            image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
            port: 3000,
            healthPath: '/healthz',
            exposure: {
              type: 'Ingress',
              host: 'shop.example.com',
              className: 'nginx',
            },
            secrets: {
              store: 'vault',
              keys: [
                {
                  variable: 'DATABASE_PASSWORD',
                  key: 'shop/database',
                  property: 'password',
                },
              ],
            },
            environments: [
              {
                name: 'dev',
                destination: 'dev-vcluster',
                host: 'shop.dev.example.com',
              },
              { name: 'production', destination: 'production', replicas: 3 },
            ],
          },
        },
      ],
    }),
  },
  {
    description: 'Delivered by a chart',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'orders',
            delivery: {
              type: 'chart',
              repoURL: 'https://charts.example.com',
              chart: 'orders',
            },
            environments: [
              {
                name: 'dev',
                destination: 'dev-vcluster',
                chartVersion: '1.0.0-17',
              },
            ],
          },
        },
      ],
    }),
  },
];
