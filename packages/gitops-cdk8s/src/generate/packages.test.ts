/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithKubectl] }] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { FIXTURES, generateFixture } from '../__testUtils__/generateFixture';
import { findKubectl } from '../__testUtils__/findKubectl';
import { validateModels } from '../__testUtils__/validateModels';
import { writeTree } from '../__testUtils__/writeTree';

const kubectl = findKubectl();

// One of them is a whole repository, which has a test of its own.
const names = readdirSync(FIXTURES).filter(name => name !== 'platform');

describe.each(names)('packages of %s', name => {
  const { files, applications } = generateFixture(name, 'cnoe');
  const yamls = files.filter(({ path }) => path.endsWith('.yaml'));

  it('have one document a file', () => {
    for (const { content } of yamls) {
      expect(parseAllDocuments(content)).toHaveLength(1);
    }
  });

  it('fit the models of their kinds', () => {
    const objects = yamls
      .map(({ content }) => parse(content))
      .filter(object => object?.kind && object.kind !== 'Kustomization');
    expect(objects.length).toBeGreaterThan(0);
    expect(validateModels(objects)).toEqual([]);
  });

  it('keep auto-sync without touching automated.enabled', () => {
    for (const { name: app } of applications) {
      const file = files.find(({ path }) => path === `dist/${app}.yaml`);
      const { automated } = parse(file!.content).spec.syncPolicy;
      expect(Object.keys(automated).sort()).toEqual(['prune', 'selfHeal']);
    }
  });

  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const itWithKubectl = kubectl ? it : it.skip;
  itWithKubectl('are accepted by kubectl kustomize', () => {
    const root = mkdtempSync(join(tmpdir(), 'slipway-package-'));
    try {
      writeTree(root, files);
      for (const { name: app, plan } of applications) {
        const folder = join(root, 'dist', app, 'manifests');
        const written = files.filter(({ path }) =>
          path.startsWith(`dist/${app}/manifests/`),
        );
        if (written.length > 0) {
          const { stdout, stderr } = spawnSync(
            kubectl!,
            ['kustomize', folder],
            { encoding: 'utf8' },
          );
          expect(stderr).toBe('');
          const rendered = parseAllDocuments(stdout).map(
            document =>
              `${document.get('kind')}/${document.getIn(['metadata', 'name'])}`,
          );
          const planned = plan.waves
            .flatMap(({ resources }) => resources)
            .map(resource => `${resource.kind}/${resource.name}`);
          expect(rendered).toHaveLength(written.length - 1);
          expect(planned).toEqual(expect.arrayContaining(rendered));
        }
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('validateModels', () => {
  it('notices what does not fit', () => {
    expect(
      validateModels([
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          metadata: { name: 'shop', annotations: { wave: 5 } },
          spec: { destination: {} },
        },
      ]),
    ).toHaveLength(1);
  });
});
