import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { FIXTURES, generateFixture } from '../__testUtils__/generateFixture';
import { shopBench } from '../__testUtils__/shopBench';
import { GeneratedFile } from '../generate/GeneratedApplication';

interface Source {
  readonly repoURL?: string;
}

interface ReadPackage {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
}

/**
 * Reads a folder of packages as idpbuilder does: one level, files that end in .yaml or .yml, the first document of each,
 * Applications and ApplicationSets.
 */
function readPackages(files: readonly GeneratedFile[]): readonly ReadPackage[] {
  return files
    .filter(({ path }) => /^dist\/[^/]+\.ya?ml$/.test(path))
    .map(({ content, path }) => {
      const documents = parseAllDocuments(content);
      expect(documents).toHaveLength(1);
      const object = documents[0].toJS();
      expect(object).toMatchObject({
        apiVersion: expect.stringMatching(/^argoproj\.io\//),
        kind: expect.stringMatching(/^Application(Set)?$/),
      });
      const { metadata, spec } = object;
      // Its own object for the package is named by the file, up to the first dot.
      expect(path).toBe(`dist/${metadata.name}.yaml`);
      expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      return {
        name: metadata.name,
        namespace: metadata.namespace,
        labels: metadata.labels,
        annotations: metadata.annotations,
        sources: spec.sources ?? [spec.source],
      };
    });
}

// One of them is a whole repository, which has a test of its own.
const names = readdirSync(FIXTURES).filter(name => name !== 'platform');

describe.each(names)('idpbuilder and the packages of %s', name => {
  const { files } = generateFixture(name, 'cnoe');
  const packages = readPackages(files);

  it('finds Applications with a namespace and a source', () => {
    expect(packages.length).toBeGreaterThan(0);
    for (const { name: app, namespace, sources } of packages) {
      expect(namespace).toBe('argocd');
      // It becomes a label's value.
      expect(app.length).toBeLessThanOrEqual(63);
      expect(sources.length).toBeGreaterThan(0);
      // `repoUrl` is what TypeScript calls it; YAML does not know it.
      sources.forEach(source =>
        expect(Object.keys(source)).toContain('repoURL'),
      );
    }
  });

  it('finds the folder of each cnoe:// address, and a repository for each alone', () => {
    for (const { name: app, sources } of packages) {
      const folders = sources
        .map(({ repoURL }) => /^cnoe:\/\/(.+)$/.exec(repoURL ?? '')?.[1])
        .filter(folder => folder !== undefined);
      const repositories = folders.map(
        folder => `idpbuilder-localdev-${app}-${posix.basename(folder)}`,
      );
      expect(new Set(repositories).size).toBe(repositories.length);
      for (const [index, folder] of folders.entries()) {
        const path = posix.join('dist', folder);
        expect(files.some(file => file.path.startsWith(`${path}/`))).toBe(true);
        expect(repositories[index].length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('gives no wave to an Application, where it would order nothing', () => {
    for (const { annotations } of packages) {
      expect(annotations).not.toHaveProperty('argocd.argoproj.io/sync-wave');
    }
  });

  it('has every manifest in its kustomization, and not the kustomization itself', () => {
    for (const { name: app } of packages) {
      const folder = `dist/${app}/manifests/`;
      const inside = files
        .filter(({ path }) => path.startsWith(folder))
        .map(file => ({ ...file, path: file.path.slice(folder.length) }));
      const own = inside.filter(({ path }) => path !== 'kustomization.yaml');
      const listed = inside
        .filter(({ path }) => path === 'kustomization.yaml')
        .flatMap(
          ({ content }) => parseAllDocuments(content)[0].toJS().resources,
        );
      expect(listed).toEqual(own.map(({ path }) => path).sort());
    }
  });

  it('has no two files whose names differ in letter case only', () => {
    const paths = files.map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a package whose values are in its folder', () => {
  const release = (name: string) =>
    shopBench
      .generate(
        {
          name,
          chart: {
            type: 'HelmRelease',
            props: {
              repoURL: 'https://charts.example.com',
              chart: 'redis',
              version: '1.0.0',
            },
          },
          image: undefined,
          environments: { dev: { destination: 'dev' } },
        },
        {},
      )
      .findings.filter(({ rule }) => rule === 'application-name');

  it('may not have a name that its repository cannot have', () => {
    expect(release('a'.repeat(34))).toEqual([]);
    expect(release('a'.repeat(37))).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringContaining(
          'of 103 characters, and 100 is the most',
        ),
      }),
    ]);
  });
});
