import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

function example(input: object): string {
  return stringify({
    steps: [
      {
        id: 'declare',
        action: 'gitops:cdk8s:declare',
        name: 'Write the declaration',
        input,
      },
    ],
  });
}

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'A cluster whose credentials are in a secret store',
    example: example({
      kind: 'cluster',
      name: 'media',
      config: {
        role: 'vcluster',
        environment: 'production',
        addons: { 'external-dns': true },
        credentials: { store: { name: 'vault' }, key: 'media-kubeconfig' },
      },
    }),
  },
  {
    description: 'An addon for every cluster that takes it',
    example: example({
      kind: 'addon',
      name: 'external-dns',
      config: {
        namespace: 'external-dns',
        source: {
          type: 'chart',
          repoURL: 'https://kubernetes-sigs.github.io/external-dns',
          chart: 'external-dns',
          version: '1.19.0',
        },
      },
    }),
  },
  {
    description: 'A project, which is changed when it is there already',
    example: example({
      kind: 'project',
      name: 'shop',
      onExisting: 'merge',
      config: {
        sourceRepos: ['https://git.example.com/platform/*'],
        destinations: [{ name: 'dev-vcluster', namespace: 'shop-*' }],
        clusterResources: { allow: [{ group: '', kind: 'Namespace' }] },
      },
    }),
  },
  {
    description: 'A request to the platform, checked against its Promise',
    example: example({
      kind: 'request',
      name: 'media',
      config: {
        schema: 'promises/vcluster/promise.yaml',
        spec: { name: 'media', vcluster: { preset: 'prod', replicas: 3 } },
      },
    }),
  },
  {
    description: 'An ApplicationSet over the clusters of a role',
    example: example({
      kind: 'applicationSet',
      name: 'policies',
      config: {
        generators: [
          { clusters: { selector: { matchLabels: { cluster_role: 'hub' } } } },
        ],
        template: {
          name: 'policies-{{ .nameNormalized }}',
          destination: '{{ .name }}',
          namespace: 'policies',
          sources: [
            {
              type: 'git',
              repoURL: 'https://git.example.com/platform/policies',
              path: 'cluster',
            },
          ],
        },
      },
    }),
  },
  {
    description: 'What keeps the order of the applications',
    example: example({
      kind: 'platform',
      config: { order: { strategy: 'app-of-apps', applicationHealth: true } },
    }),
  },
];
