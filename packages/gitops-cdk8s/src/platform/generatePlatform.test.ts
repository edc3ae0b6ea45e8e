import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { generatePlatform } from './generatePlatform';
import { GeneratePlatformOptions } from './GeneratePlatformOptions';

const repository = {
  url: 'https://git.example.com/platform/gitops.git',
  branch: 'main',
};

function application(
  name: string,
  ...dependencies: readonly string[]
): ApplicationConfig {
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    chart: { type: 'WebService' },
    environments: { dev: { destination: 'dev-vcluster' } },
    dependencies: Object.fromEntries(dependencies.map(one => [one, one])),
  };
}

function generate(
  files: Readonly<Record<string, string>>,
  options: Partial<GeneratePlatformOptions> = {},
) {
  return generatePlatform({
    applications: [],
    files,
    mode: 'git',
    repository,
    ...options,
  });
}

const PROJECT = `import { defineProject } from '@slipway/cdk8s';

export default defineProject({
  name: 'shop',
  sourceRepos: ['https://git.example.com/*'],
  destinations: [{ name: 'dev-vcluster', namespace: 'shop' }],
});
`;

describe('generatePlatform', () => {
  it('makes nothing of nothing', () => {
    expect(generate({ 'config/applications/shop.ts': 'x' })).toMatchObject({
      files: [],
      deletes: [],
      findings: [],
    });
  });

  it('puts a project into the package of the platform', () => {
    const { files, findings } = generate({
      'config/projects/shop.ts': PROJECT,
    });
    expect(findings).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      'dist/platform.yaml',
      'dist/platform/generated.yaml',
      'dist/platform/manifests/AppProject.shop.k8s.yaml',
      'dist/platform/manifests/kustomization.yaml',
    ]);
    const [carrier] = files.map(({ content }) => parse(content));
    expect(carrier.spec.source).toEqual({
      repoURL: repository.url,
      path: 'dist/platform/manifests',
      targetRevision: 'main',
    });
  });

  it('makes a package for idpbuilder', () => {
    const { files } = generate(
      { 'config/projects/shop.ts': PROJECT },
      { mode: 'cnoe' },
    );
    const { metadata, spec } = parse(files[0].content);
    expect(metadata).toMatchObject({ name: 'platform', namespace: 'argocd' });
    expect(spec.source).toEqual({
      repoURL: 'cnoe://platform/manifests',
      path: '.',
      targetRevision: 'HEAD',
    });
    expect(spec.destination).toEqual({
      server: 'https://kubernetes.default.svc',
      namespace: 'argocd',
    });
  });

  it('takes the levels of rules that the repository chose', () => {
    const open = PROJECT.replace(
      /sourceRepos: .*/,
      "sourceRepos: ['*'],",
    ).replace(
      "name: 'dev-vcluster', namespace: 'shop'",
      "name: '*', namespace: '*'",
    );
    const levels = (rules: string) =>
      generate({
        'config/projects/shop.ts': open,
        'config/platform.ts': `export default definePlatform({ rules: { ${rules} } });`,
      }).findings.map(({ level, rule }) => [level, rule]);
    expect(levels('')).toEqual([['warning', 'project-open']]);
    expect(levels("'project-open': 'error'")).toEqual([
      ['error', 'project-open'],
    ]);
    expect(levels("'project-open': 'off'")).toEqual([]);
    expect(() => levels("'no-secret': 'off'")).toThrow(
      'this rule is always an error',
    );
  });

  it('gives the same bytes again, whatever the order of the files', () => {
    const files = {
      'config/platform.ts': `export default definePlatform({ argocd: { project: 'platform' } });`,
      'config/projects/shop.ts': PROJECT,
    };
    expect(
      generate(Object.fromEntries(Object.entries(files).reverse())),
    ).toEqual(generate(files));
  });

  it('removes what it no longer makes, and its record with the last of it', () => {
    const first = generate({ 'config/projects/shop.ts': PROJECT });
    const record = first.files.find(({ path }) =>
      path.endsWith('generated.yaml'),
    );
    const again = generate({ [record!.path]: record!.content });
    expect(again.files).toEqual([]);
    expect(again.deletes).toEqual(first.files.map(({ path }) => path));
  });

  it('removes nothing outside dist/ that a changed record names', () => {
    expect(
      generate({
        'dist/platform/generated.yaml':
          "generator: '@slipway/cdk8s'\nversion: '1'\nconfigs: []\nmode: git\nrepository: { url: '', branch: '' }\nfiles: [dist/../README.md]\n",
      }).deletes,
    ).toEqual([]);
  });

  it.each([
    [
      'config/projects/shop.ts',
      PROJECT.replace("'shop'", "'store'"),
      'config/projects/shop.ts: it is named "store"; name the file store.ts',
    ],
    [
      'config/projects/shop.ts',
      PROJECT.replace('defineProject({', 'defineProjekt({'),
      'write `export default defineProject({ … })` with a literal',
    ],
    [
      'config/projects/shop.ts',
      PROJECT.replace("namespace: 'shop'", 'namespace: process.env.NAME'),
      'config/projects/shop.ts:6: "process.env.NAME" in destinations.0.namespace is no literal',
    ],
    [
      'config/projects/shop.ts',
      PROJECT.replace(
        "name: 'dev-vcluster'",
        "name: 'dev', server: 'https://x'",
      ),
      'has both name and server, or neither; give one of them',
    ],
    [
      'config/platform.ts',
      "export default definePlatform({ order: { strategy: 'waves' } });",
      'config/platform.ts:1: order.strategy is "waves"',
    ],
    [
      'config/platform.ts',
      "export default definePlatform({ mode: 'git' });",
      'which has the mode git and no repository; add repository with its url.',
    ],
  ])('refuses %s with one sentence (%#)', (path, text, message) => {
    expect(() => generate({ [path]: text })).toThrow(message);
  });

  it('reports two Applications with one name', () => {
    const { findings } = generate(
      { 'config/projects/shop.ts': PROJECT },
      {
        applications: [
          {
            ...application('platform'),
            environments: { requests: { destination: 'x' } },
          },
        ],
      },
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'platform-name', level: 'error' }),
    );
  });
});
