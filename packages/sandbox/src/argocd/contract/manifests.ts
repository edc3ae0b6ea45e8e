import { stringify } from 'yaml';

/** Manifests that the contract deploys, as YAML documents. */
export const manifests = {
  configMap: (name: string, wave: number, value = '1'): string =>
    stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      },
      data: { value },
    }),
  deployment: (name: string, wave: number, tag: string): string =>
    stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name,
        annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [
              { name: 'main', image: `registry.example.com/${name}:${tag}` },
            ],
          },
        },
      },
    }),
  hook: (name: string, phase: string, tag: string): string =>
    stringify({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, annotations: { 'argocd.argoproj.io/hook': phase } },
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [
              { name: 'main', image: `registry.example.com/${name}:${tag}` },
            ],
          },
        },
      },
    }),
};
