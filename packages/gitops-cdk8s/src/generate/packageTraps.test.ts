import { readdirSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { FIXTURES, generateFixture } from '../__testUtils__/generateFixture';
import { shopBench } from '../__testUtils__/shopBench';

const { generate, generateObjects } = shopBench;
const names = readdirSync(FIXTURES).filter(name => name !== 'platform');

/** Mistakes that packages of idpbuilder are made with, none of which a linter of YAML sees. */
describe.each(names)('the packages of %s', name => {
  const { applications, files } = generateFixture(name, 'cnoe');
  const yamls = files.filter(({ path }) => path.endsWith('.yaml'));

  it('lie where idpbuilder looks: one Application a file, directly below dist/', () => {
    const direct = yamls.filter(({ path }) => path.split('/').length === 2);
    expect(direct.map(({ path }) => path)).toEqual(
      applications.map(app => `dist/${app.name}.yaml`).sort(),
    );
    for (const { content, path } of direct) {
      const [document, ...others] = parseAllDocuments(content);
      expect(others).toEqual([]);
      expect(document.toJS()).toMatchObject({
        kind: 'Application',
        metadata: {
          name: path.slice('dist/'.length, -'.yaml'.length),
          namespace: 'argocd',
        },
      });
    }
  });

  it('spell repoURL as Argo CD does, and carry no label that nobody reads', () => {
    for (const { content } of yamls) {
      expect(content).not.toMatch(/repoUrl|^\s+example: basic/m);
    }
  });

  it('have no wave on an Application, where it would order nothing', () => {
    const direct = yamls.filter(({ path }) => path.split('/').length === 2);
    expect(
      direct.filter(({ content }) => content.includes('sync-wave')),
    ).toEqual([]);
  });

  it('list their files in the kustomization, and never itself, also the second time', () => {
    const kustomizations = yamls.filter(({ path }) =>
      path.endsWith('/kustomization.yaml'),
    );
    for (const { content, path } of kustomizations) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      expect(parse(content).resources).toEqual(
        files
          .filter(
            file => file.path.startsWith(`${folder}/`) && file.path !== path,
          )
          .map(file => file.path.slice(folder.length + 1))
          .sort(),
      );
    }
  });

  it('read their Secrets before the pods that need them', () => {
    for (const { plan } of applications) {
      const waveOf = (kind: string) =>
        plan.waves.find(({ resources }) =>
          resources.some(resource => resource.kind === kind),
        )?.wave;
      const secret = waveOf('ExternalSecret');
      for (const kind of ['Deployment', 'StatefulSet', 'CronJob']) {
        expect(secret ?? -80).toBeLessThan(waveOf(kind) ?? 0);
      }
    }
  });
});

describe('packages', () => {
  it('are the same when what is there is generated again', () => {
    const first = generate();
    const second = generate(
      {},
      { existingPaths: first.files.map(({ path }) => path) },
    );
    expect(second.files).toEqual(first.files);
    expect(second.deletes).toEqual([]);
  });

  it.each([
    [
      'indented in a List',
      {
        kind: 'List',
        items: [{ kind: 'Secret', apiVersion: 'v1', metadata: { name: 's' } }],
      },
    ],
    [
      'with spaces around its kind',
      { kind: '  Secret ', metadata: { name: 's' }, data: {} },
    ],
    [
      'as JSON in a text',
      {
        metadata: { name: 's' },
        data: {
          a: '{"kind":"Secret","apiVersion":"v1","metadata":{"name":"s"}}',
        },
      },
    ],
    [
      'with a comment behind its kind',
      {
        metadata: { name: 's' },
        data: {
          a: 'kind: "Secret" # nothing to see\napiVersion: v1\nstringData: {}\n',
        },
      },
    ],
    [
      'written by a chart',
      {
        kind: 'Secret',
        metadata: { name: 'webhook' },
        stringData: { secret: 'literal' },
      },
    ],
    [
      'as a dependency of a Promise',
      {
        kind: 'Promise',
        apiVersion: 'platform.kratix.io/v1alpha1',
        metadata: { name: 'p' },
        spec: {
          dependencies: [
            { kind: 'Secret', apiVersion: 'v1', metadata: { name: 's' } },
          ],
        },
      },
    ],
  ])('never hold a Secret %s', (_, object) => {
    expect(generateObjects(object).findings).toContainEqual(
      expect.objectContaining({ rule: 'no-secret', level: 'error' }),
    );
  });
});
