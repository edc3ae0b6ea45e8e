import { SeedHistory } from '../src/seed/SeedHistory';

type Chart = NonNullable<SeedHistory['events'][number]['chart']>;

const OWNERS: Readonly<Record<string, string>> = {
  storefront: 'group:default/checkout',
  backstage: 'group:default/platform',
  payments: 'group:default/payments',
  pricing: 'group:default/checkout',
};
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  storefront: 'What customers see: catalogue, basket and checkout',
  backstage: 'The developer portal',
  payments: 'Takes the money',
  pricing: 'Prices, discounts and taxes',
};

const README = `# GitOps

What runs where. One file in \`config/applications/\` for each application, the rendered manifests in \`dist/\`, the catalog
entries in \`catalog/\`. Argo CD applies what is on \`main\`; nothing else changes a cluster.

Change it by pull request: with the portal's form, with *Deploy…* on a component's Deployments tab, or by hand.
`;

const WORKFLOW = `name: check
on:
  pull_request:
    branches: [main]
jobs:
  manifests:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Every package builds
        run: |
          for package in dist/*/manifests; do
            kubectl kustomize "$package" > /dev/null
          done
`;

/** The files of the demo's GitOps repository that no generator makes. */
export const staticFiles = {
  first: {
    'README.md': README,
    '.gitea/workflows/check.yaml': WORKFLOW,
  } as Readonly<Record<string, string>>,
  catalog: (name: string): Readonly<Record<string, string>> => ({
    [`catalog/${name}/catalog-info.yaml`]: [
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      'metadata:',
      `  name: ${name}`,
      `  description: ${JSON.stringify(DESCRIPTIONS[name])}`,
      '  annotations:',
      '    # Every Application of this component carries this label, one for each environment.',
      `    argocd/app-selector: slipway.dev/app=${name}`,
      'spec:',
      '  type: service',
      '  lifecycle: production',
      `  owner: ${OWNERS[name]}`,
      '',
    ].join('\n'),
  }),
  /** The folder that a release of the chart is made from. */
  chartSource: (chart: Chart): Readonly<Record<string, string>> => ({
    [`charts/${chart.name}/Chart.yaml`]: [
      'apiVersion: v2',
      `name: ${chart.name}`,
      `version: ${chart.version}`,
      `appVersion: "${chart.appVersion}"`,
      `description: ${chart.description}`,
      '',
    ].join('\n'),
    ...Object.fromEntries(
      Object.entries(chart.files).map(([path, content]) => [
        `charts/${chart.name}/${path}`,
        content,
      ]),
    ),
  }),
};
