import { parse } from 'yaml';
import { ApplicationSetConfig } from '../argocd/ApplicationSetConfig';
import { platformBench } from './platformBench';

const { declaration, generate } = platformBench;

const GIT = 'https://git.example.com/platform/gitops.git';
const SET: ApplicationSetConfig = {
  name: 'ingress',
  generators: [
    { clusters: { selector: { matchLabels: { environment: 'production' } } } },
  ],
  template: {
    name: 'ingress-{{ .nameNormalized }}',
    destination: '{{ .name }}',
    namespace: 'ingress',
    sources: [{ type: 'git', repoURL: GIT, path: 'ingress' }],
  },
};
const CLUSTERS = {
  'config/clusters/eu.ts': declaration('defineCluster', {
    name: 'eu',
    role: 'vcluster',
    environment: 'production',
    labels: { zone: 'a' },
  }),
  'config/clusters/us.ts': declaration('defineCluster', {
    name: 'us',
    role: 'vcluster',
    environment: 'production',
    annotations: { 'example.org/tier': '1' },
  }),
  'config/clusters/dev.ts': declaration('defineCluster', {
    name: 'dev',
    role: 'vcluster',
    environment: 'development',
    labels: { zone: 'b' },
  }),
};

function make(
  changes: Partial<ApplicationSetConfig> = {},
  others: Readonly<Record<string, string>> = CLUSTERS,
) {
  const { files, findings } = generate({
    ...others,
    'config/applicationsets/ingress.ts': declaration('defineApplicationSet', {
      ...SET,
      ...changes,
    }),
  });
  const file = files.find(({ path }) => path.includes('ApplicationSet'));
  return { object: parse(file!.content), findings };
}

function template(changes: Partial<ApplicationSetConfig['template']>) {
  return { template: { ...SET.template, ...changes } };
}

const list = (...elements: readonly Readonly<Record<string, unknown>>[]) => ({
  list: { elements },
});
const all = { clusters: {} };

/** What the tests of ApplicationSets work with. */
export const applicationSetBench = {
  GIT,
  SET,
  all,
  list,
  make,
  template,
} as const;
