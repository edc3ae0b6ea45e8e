/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithKubectl] }] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { version } from '../../package.json';
import { findSecrets } from '../findings/findSecrets';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { KARGO_OBJECT_SCHEMAS } from '../kargo/kargoObjectSchemas';
import { findKubectl } from '../__testUtils__/findKubectl';
import { FIXTURES } from '../__testUtils__/generateFixture';
import { platformBench } from '../__testUtils__/platformBench';
import { readTree } from '../__testUtils__/readTree';
import { validateModels } from '../__testUtils__/validateModels';
import { writeTree } from '../__testUtils__/writeTree';

const ROOT = join(FIXTURES, 'platform');
const kubectl = findKubectl();
const { generated, platform } = platformBench.fixture();
const objects = generated
  .filter(({ path }) => /^dist\/[^/]+\.yaml$|\/manifests\//.test(path))
  .map(({ content, path }) => ({ path, object: parse(content) }));
const ofGroup = (group: string) =>
  objects.flatMap(({ object }) =>
    object.apiVersion.startsWith(`${group}/`) ? [object] : [],
  );

/** As the other fixtures: below `__golden__/`, and a release of the generator alone is no difference. */
function asGolden(files: readonly GeneratedFile[]) {
  return files.map(({ content, path }) => ({
    path: path.replace(/^dist\//, '__golden__/'),
    content: content.replace(`version: ${version}\n`, 'version: VERSION\n'),
  }));
}

function byPath(left: GeneratedFile, right: GeneratedFile) {
  return left.path < right.path ? -1 : 1;
}

describe('a repository with everything', () => {
  it('gives the golden files', () => {
    // UPDATE_GOLDEN=1 writes them anew; look at the difference before you commit it.
    if (process.env.UPDATE_GOLDEN) {
      rmSync(join(ROOT, '__golden__'), { recursive: true, force: true });
      writeTree(ROOT, asGolden(generated));
    }
    const golden = readTree(ROOT).filter(({ path }) =>
      path.startsWith('__golden__/'),
    );
    expect([...asGolden(generated)].sort(byPath)).toEqual(
      [...golden].sort(byPath),
    );
  });

  it('has nothing worse to say than that Kargo needs an account', () => {
    expect(platform.findings.map(({ level, rule }) => [level, rule])).toEqual([
      ['info', 'promotion'],
    ]);
  });

  it('has one document a file, each path once, letter case aside', () => {
    for (const { content } of generated) {
      expect(parseAllDocuments(content)).toHaveLength(1);
    }
    const paths = generated.map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('holds no Secret', () => {
    expect(objects.flatMap(({ object }) => findSecrets(object))).toEqual([]);
  });

  it('fits the models of Argo CD and External Secrets', () => {
    const known = [
      ...ofGroup('argoproj.io'),
      ...ofGroup('external-secrets.io'),
    ];
    expect(new Set(known.map(({ kind }) => kind))).toEqual(
      new Set([
        'AppProject',
        'Application',
        'ApplicationSet',
        'ExternalSecret',
      ]),
    );
    expect(validateModels(known)).toEqual([]);
  });

  it("fits the schemas of Kargo's kinds", () => {
    const known = ofGroup('kargo.akuity.io');
    expect(known.map(({ kind }) => kind).sort()).toEqual([
      'Project',
      'ProjectConfig',
      'PromotionTask',
      'Stage',
      'Stage',
      'Warehouse',
    ]);
    for (const object of known) {
      expect([
        object.kind,
        KARGO_OBJECT_SCHEMAS[object.kind].safeParse(object).error?.issues,
      ]).toEqual([object.kind, undefined]);
    }
  });

  it('never writes automated.enabled, and lets every ApplicationSet leave it alone', () => {
    const sets = ofGroup('argoproj.io').filter(
      ({ kind }) => kind === 'ApplicationSet',
    );
    expect(sets).toHaveLength(4);
    for (const { spec } of sets) {
      expect(spec.ignoreApplicationDifferences[0].jsonPointers).toContain(
        '/spec/syncPolicy/automated/enabled',
      );
      expect(spec.goTemplateOptions).toEqual(['missingkey=error']);
    }
    const texts = generated
      .map(({ content }) => content)
      .filter(content => content.includes('automated:'));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(text => /^\s+enabled:/m.test(text))).toEqual([]);
  });

  it('lists in each kustomization what is beside it and nothing else', () => {
    const folders = generated
      .map(({ path }) => path)
      .filter(path => path.endsWith('/kustomization.yaml'))
      .map(path => path.slice(0, -'kustomization.yaml'.length));
    expect(folders).toHaveLength(5);
    for (const folder of folders) {
      const beside = generated
        .map(({ path }) => path)
        .filter(path => path.startsWith(folder))
        .map(path => path.slice(folder.length))
        .filter(name => name !== 'kustomization.yaml');
      const list = generated.find(
        ({ path }) => path === `${folder}kustomization.yaml`,
      );
      expect(parse(list!.content).resources).toEqual(beside.sort());
    }
  });

  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const itWithKubectl = kubectl ? it : it.skip;
  itWithKubectl('is accepted by kubectl kustomize', () => {
    const root = mkdtempSync(join(tmpdir(), 'slipway-platform-'));
    try {
      writeTree(root, generated);
      for (const name of [
        'platform',
        'platform-promotion',
        'platform-requests',
      ]) {
        const { stderr, stdout } = spawnSync(
          kubectl!,
          ['kustomize', join(root, 'dist', name, 'manifests')],
          { encoding: 'utf8' },
        );
        expect(stderr).toBe('');
        const ours = objects.filter(
          ({ object, path }) =>
            path.startsWith(`dist/${name}/manifests/`) &&
            object.kind !== 'Kustomization',
        );
        expect(
          parseAllDocuments(stdout)
            .map(document => document.toJS())
            .sort(byName),
        ).toEqual(ours.map(({ object }) => object).sort(byName));
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

function byName(
  left: { readonly kind: string; readonly metadata: { readonly name: string } },
  right: {
    readonly kind: string;
    readonly metadata: { readonly name: string };
  },
) {
  const key = (one: typeof left) => `${one.kind}/${one.metadata.name}`;
  return key(left) < key(right) ? -1 : 1;
}
