import { ApplicationConfig } from '@slipway/cdk8s';

/**
 * The config of one complete package: Namespace, ServiceAccount, ConfigMap, Deployment, Service and Ingress, in one
 * environment.
 */
export function packageConfig(index: number): ApplicationConfig {
  const name = `service-${index}`;
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    chart: {
      type: 'WebService',
      props: {
        port: 7007,
        config: { LOG_LEVEL: 'info', POSTGRES_PORT: '5432' },
        ingress: { host: `${name}.example.com`, className: 'nginx' },
        resources: {
          requests: { cpu: '100m', memory: '256Mi' },
          limits: { memory: '256Mi' },
        },
        probes: {
          liveness: { path: '/healthcheck', initialDelaySeconds: 60 },
          readiness: { path: '/healthcheck' },
        },
      },
    },
    image: { repository: `ghcr.io/acme/${name}`, tag: '1.4.0' },
    environments: { dev: { destination: 'dev-vcluster' } },
  };
}
