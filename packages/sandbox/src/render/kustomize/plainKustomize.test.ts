import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRenderTools } from '../tools/findRenderTools';
import { manifestsOf } from '../manifestsOf';
import { plainKustomize } from './plainKustomize';

const logger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  debug: () => {},
};
const byKind = (a: { kind: string }, b: { kind: string }) =>
  a.kind < b.kind ? -1 : 1;

describe('plainKustomize', () => {
  let folder: string;
  const kustomization = (text: string) =>
    writeFileSync(join(folder, 'kustomization.yaml'), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
    writeFileSync(
      join(folder, 'a.yaml'),
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {x: "1"}\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives what kustomize gives', async () => {
    kustomization(
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\nnamespace: shop\ncommonAnnotations: {by: us}\nlabels: [{pairs: {team: checkout}}]\n',
    );
    const { kustomize } = await findRenderTools({ logger });
    const plain = [...plainKustomize(folder)].sort(byKind);
    expect(plain.map(({ metadata }) => metadata.annotations)).toEqual([
      { by: 'us' },
      { by: 'us' },
    ]);
    // Where kustomize cannot run, there is nothing to hold it against.
    const real =
      kustomize &&
      manifestsOf(
        execFileSync(kustomize.file, [...kustomize.first, folder], {
          stdio: 'pipe',
        }).toString(),
      );
    // kustomize also renames a Namespace object to the namespace; generated packages never set both.
    const configMaps = (all: typeof plain) =>
      all.filter(({ kind }) => kind === 'ConfigMap');
    expect(configMaps(plain)).toEqual(configMaps([...(real ?? plain)]));
  });

  it('refuses what it does not know, by name', () => {
    kustomization('resources: [a.yaml]\npatches: []\n');
    expect(() => plainKustomize(folder)).toThrow(
      'the built-in reader does not know patches in a kustomization; put kubectl or kustomize on PATH',
    );
  });

  it('names a resource that is not there', () => {
    kustomization('resources: [gone.yaml]\n');
    expect(() => plainKustomize(folder)).toThrow(
      `accumulating resources from 'gone.yaml'`,
    );
  });
});
