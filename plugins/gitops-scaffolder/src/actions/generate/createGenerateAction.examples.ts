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
  {
    description: 'A cron job',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'report',
            image: { repository: 'ghcr.io/acme/report', tag: '0.9.2' },
            chart: {
              type: 'CronJob',
              props: { schedule: '30 3 * * *', timeZone: 'Europe/Berlin' },
            },
            environments: [{ name: 'dev' }],
          },
        },
      ],
    }),
  },
  {
    description: 'A chart of somebody else',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'postgres',
            entity: 'resource:default/postgres',
            chart: {
              type: 'HelmRelease',
              props: {
                repoURL: 'https://charts.example.com',
                chart: 'postgresql',
                version: '16.2.1',
                values: { auth: { existingSecret: 'postgres' } },
              },
            },
            environments: [{ name: 'dev' }],
          },
        },
      ],
    }),
  },
  {
    description: 'Manifests as they are',
    example: stringify({
      steps: [
        {
          id: 'generate',
          action: 'gitops:cdk8s:generate',
          name: 'Write the application',
          input: {
            name: 'broker',
            chart: {
              type: 'RawManifests',
              props: {
                yaml: stringify({
                  apiVersion: 'v1',
                  kind: 'ConfigMap',
                  metadata: { name: 'broker' },
                  data: { HEARTBEAT: '30' },
                }),
              },
            },
            environments: [{ name: 'dev' }],
          },
        },
      ],
    }),
  },
];
