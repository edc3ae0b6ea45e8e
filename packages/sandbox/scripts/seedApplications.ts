// For development only: the sandbox itself must not depend on the generator.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { ApplicationConfig } from '@slipway/cdk8s';

/** Stands for the chart repository's address, which is known when the sandbox starts. */
export const MUSEUM = 'http://chartmuseum.sandbox.invalid';

const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { memory: '256Mi' },
};
const store = { name: 'platform-vault' };
const gateway = { name: 'public', namespace: 'gateways' };

const storefront: ApplicationConfig = {
  name: 'storefront',
  entity: 'component:default/storefront',
  description: 'What customers see: catalogue, basket and checkout',
  namespace: 'storefront',
  image: { repository: 'ghcr.io/acme/storefront', tag: '2.3.0' },
  chart: {
    type: 'WebService',
    props: {
      port: 8080,
      resources,
      probes: {
        readiness: { path: '/healthz' },
        liveness: { path: '/healthz' },
      },
      config: { CURRENCY: 'EUR', PAGE_SIZE: '24' },
      secrets: {
        store,
        keys: { DATABASE_URL: { key: 'storefront/database', property: 'url' } },
      },
      httpRoute: { host: 'shop.example.com', gateway },
      workers: { worker: { command: ['node', 'worker.js'], resources } },
      smokeTest: { image: 'curlimages/curl:8.11.1', path: '/healthz' },
    },
  },
  environments: {
    dev: {
      destination: 'dev-vcluster',
      props: { httpRoute: { host: 'shop.dev.example.com', gateway } },
    },
    staging: {
      destination: 'staging-vcluster',
      props: { httpRoute: { host: 'shop.staging.example.com', gateway } },
    },
    production: { destination: 'eu-prod-1', replicas: 3 },
  },
};

const backstageProbes = {
  liveness: { path: '/healthcheck' },
  readiness: { path: '/healthcheck' },
};

const backstage: ApplicationConfig = {
  name: 'backstage',
  entity: 'component:default/backstage',
  description: 'The developer portal',
  namespace: 'backstage',
  image: { repository: 'ghcr.io/acme/backstage', tag: '1.54.0' },
  chart: {
    type: 'WebService',
    props: {
      port: 7007,
      probes: backstageProbes,
      config: { LOG_LEVEL: 'info' },
      secrets: {
        store,
        keys: {
          POSTGRES_PASSWORD: {
            key: 'backstage/postgres',
            property: 'password',
          },
          GITHUB_TOKEN: { key: 'backstage/github', property: 'token' },
        },
      },
    },
  },
  environments: {
    dev: {
      destination: 'dev-vcluster',
      resources: {
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { memory: '256Mi' },
      },
      probes: false,
      annotations: {
        'kargo.akuity.io/authorized-stage': 'kargo-pipelines:backstage-dev',
      },
    },
    staging: {
      destination: 'staging-vcluster',
      resources: {
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { memory: '1Gi' },
      },
      annotations: {
        'kargo.akuity.io/authorized-stage': 'kargo-pipelines:backstage-staging',
      },
    },
  },
};

const payments: ApplicationConfig = {
  name: 'payments',
  entity: 'component:default/payments',
  description: 'Takes the money',
  namespace: 'payments',
  image: { repository: 'ghcr.io/acme/payments', tag: '5.0.2' },
  chart: {
    type: 'WebService',
    props: {
      port: 8080,
      resources,
      probes: { readiness: { path: '/ready' } },
      secrets: {
        store,
        keys: { PROVIDER_KEY: { key: 'payments/provider', property: 'key' } },
      },
    },
  },
  environments: {
    dev: { destination: 'dev-vcluster' },
    staging: { destination: 'staging-vcluster' },
    production: { destination: 'eu-prod-1', replicas: 2 },
  },
};

const pricing: ApplicationConfig = {
  name: 'pricing',
  entity: 'component:default/pricing',
  description: 'Prices, discounts and taxes',
  namespace: 'pricing',
  delivery: {
    type: 'chart',
    repoURL: MUSEUM,
    chart: 'pricing',
    version: '1.0.0-41',
  },
  environments: {
    // Follows every build of the pipeline.
    dev: { destination: 'dev-vcluster', chartVersion: '>=1.0.0-0 <1.0.1-0' },
    staging: { destination: 'staging-vcluster' },
    production: { destination: 'eu-prod-1' },
  },
};

/** The demo's applications as they were when they were added. */
export const seedApplications = { storefront, backstage, payments, pricing };
