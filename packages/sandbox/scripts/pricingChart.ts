import { stringify } from 'yaml';
import { SeedHistory } from '../src/seed/SeedHistory';

type Chart = NonNullable<SeedHistory['events'][number]['chart']>;

const manifest = (wave: number, object: Record<string, unknown>) => {
  const metadata = object.metadata as Record<string, unknown>;
  return stringify(
    {
      ...object,
      metadata: {
        ...metadata,
        annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      },
    },
    { aliasDuplicateObjects: false },
  );
};

/** The pricing chart of a build. It needs no templating, so that it renders on machines without helm too. */
export function pricingChart(build: number): Chart {
  const labels = { 'app.kubernetes.io/name': 'pricing' };
  const image = `ghcr.io/acme/pricing:build-${build}`;
  return {
    name: 'pricing',
    version: `1.0.0-${build}`,
    appVersion: `build-${build}`,
    description: 'Prices, discounts and taxes',
    files: {
      'values.yaml': '{}\n',
      'templates/serviceaccount.yaml': manifest(-90, {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'pricing', labels },
        automountServiceAccountToken: false,
      }),
      'templates/configmap.yaml': manifest(-70, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'pricing', labels },
        data: { ROUNDING: build < 43 ? 'half-up' : 'half-even' },
      }),
      'templates/deployment.yaml': manifest(0, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'pricing', labels },
        spec: {
          replicas: 2,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              serviceAccountName: 'pricing',
              containers: [
                {
                  name: 'pricing',
                  image,
                  ports: [{ name: 'http', containerPort: 8080 }],
                  envFrom: [{ configMapRef: { name: 'pricing' } }],
                  resources: {
                    requests: { cpu: '50m', memory: '64Mi' },
                    limits: { memory: '128Mi' },
                  },
                },
              ],
            },
          },
        },
      }),
      'templates/service.yaml': manifest(10, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'pricing', labels },
        spec: {
          selector: labels,
          ports: [{ name: 'http', port: 80, targetPort: 'http' }],
        },
      }),
    },
  };
}
