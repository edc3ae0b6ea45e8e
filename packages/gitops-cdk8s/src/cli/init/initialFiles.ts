import { version } from '../../../package.json';
import { GeneratedFile } from '../../generate/GeneratedApplication';

/** Where the repository's pipelines run. */
export type CiSystem = 'github' | 'gitea' | 'gitlab';

/** What a new GitOps repository begins with. */
export function initialFiles(
  name: string,
  ci: CiSystem,
): readonly GeneratedFile[] {
  return [
    { path: 'package.json', content: packageJson(name) },
    { path: 'README.md', content: readme(name) },
    { path: '.gitignore', content: 'node_modules/\n.slipway-*/\n' },
    {
      path: 'config/applications/README.md',
      content:
        'One file for each application: `<name>.ts` with `export default defineApplication({ … })`.\n',
    },
    ciFile(ci),
  ];
}

function packageJson(name: string): string {
  return `${JSON.stringify(
    {
      name,
      private: true,
      scripts: {
        synth: 'slipway synth',
        watch: 'slipway synth --watch',
        check: 'slipway synth --check',
        plan: 'slipway plan',
        lint: 'slipway lint',
        validate: 'slipway validate',
      },
      devDependencies: { '@slipway/cdk8s': `^${version}` },
      engines: { node: '>=22' },
    },
    undefined,
    2,
  )}\n`;
}

function readme(name: string): string {
  return `# ${name}

What runs in the clusters, as Git has it. Applications are typed configs; the manifests are made of them.

| folder                 | holds                                                                     |
| ---------------------- | ------------------------------------------------------------------------- |
| \`config/applications/\` | one file for each application: change this                                |
| \`dist/\`                | what Argo CD applies, made by \`npm run synth\`: commit it, do not edit it |

\`\`\`sh
npm install           # once
npm run watch         # writes dist/ whenever a config changes
npm run plan          # the order in which objects are applied
npm run lint          # what the rules say
\`\`\`

The pipeline runs \`npm ci && npx slipway synth --check\`: it fails when \`dist/\` is not what the configs give.
`;
}

function ciFile(ci: CiSystem): GeneratedFile {
  if (ci === 'gitlab') {
    return {
      path: '.gitlab-ci.yml',
      content: `check:
  image: node:22
  variables:
    GIT_DEPTH: 0 # environments may stand at earlier versions of their configs
  script:
    - npm ci
    - npx slipway synth --check
`,
    };
  }
  return {
    path: `.${ci}/workflows/slipway.yml`,
    content: `name: Slipway
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0 # environments may stand at earlier versions of their configs
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: npm ci
      - run: npx slipway synth --check
`,
  };
}
