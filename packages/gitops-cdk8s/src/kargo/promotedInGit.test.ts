import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { CliBench } from '../__testUtils__/CliBench';
import { findKubectl } from '../__testUtils__/findKubectl';
import { promoteInGit } from '../__testUtils__/promoteInGit';

jest.setTimeout(60_000);

const SHOP = 'config/applications/shop.ts';
const INGRESS = 'config/applications/ingress.ts';
const task = (name: string) =>
  `dist/platform-promotion/manifests/PromotionTask.${name}.k8s.yaml`;
const shop = `import { defineApplication } from '@slipway/cdk8s';

export default defineApplication({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev' },
    production: { destination: 'prod' },
  },
  promotion: { kargo: { project: 'pipelines' } },
});
`;
const ingress = shop
  .replaceAll('shop', 'ingress')
  .replace(/ {2}image:.*\n/, '')
  .replace(
    "{ type: 'WebService', props: { port: 8080 } }",
    "{ type: 'HelmRelease', props: { repoURL: 'https://charts.example.com', chart: 'ingress-nginx', version: '4.13.1' } }",
  );

describe('a promotion that Kargo commits', () => {
  let prepared: CliBench;
  let bench: CliBench;

  beforeAll(() => {
    prepared = new CliBench();
    prepared.write(
      'config/platform.ts',
      `export default definePlatform({ mode: 'git', repository: { url: 'https://git.example.com/gitops.git' } });\n`,
    );
    prepared.write(SHOP, shop);
    prepared.write(INGRESS, ingress);
    const { status, stdout } = prepared.slipway('synth');
    if (status !== 0) {
      throw new Error(stdout);
    }
    prepared.commitAll();
    promoteInGit(prepared, task('shop'), 'shop-dev', '1.1.0');
    promoteInGit(prepared, task('ingress'), 'ingress-dev', '4.13.2');
  });

  beforeEach(() => {
    bench = new CliBench();
    cpSync(prepared.root, bench.root, { recursive: true });
  });

  afterEach(() => bench.remove());

  afterAll(() => prepared.remove());

  const tag = (application: string) =>
    parse(bench.read(`dist/${application}/manifests/kustomization.yaml`))
      .images[0].newTag;
  const revision = (application: string) =>
    parse(bench.read(`dist/${application}.yaml`)).spec.sources[0]
      .targetRevision;

  it('changes one environment, and is what the record says it was made from', () => {
    expect([tag('shop-dev'), tag('shop-production')]).toEqual([
      '1.1.0',
      '1.0.0',
    ]);
    expect([revision('ingress-dev'), revision('ingress-production')]).toEqual([
      '4.13.2',
      '4.13.1',
    ]);
    expect(bench.slipway('synth', '--check').stdout).toBe(
      'Everything below dist/ is what its config gives.\n',
    );
  });

  it('stays when the application is generated again', () => {
    bench.edit(SHOP, 'port: 8080', 'port: 9090');
    expect(bench.slipway('synth').status).toBe(0);
    expect(tag('shop-dev')).toBe('1.1.0');
    expect(bench.git('status', '--porcelain', 'dist/ingress-dev')).toBe('');
  });

  it('ends when the config gives another version', () => {
    bench.edit(SHOP, "tag: '1.0.0'", "tag: '1.2.0'");
    bench.edit(INGRESS, "version: '4.13.1'", "version: '4.14.0'");
    expect(bench.slipway('synth').status).toBe(0);
    expect([tag('shop-dev'), tag('shop-production')]).toEqual([
      '1.2.0',
      '1.2.0',
    ]);
    expect(revision('ingress-dev')).toBe('4.14.0');
  });

  it('does not hide a file that somebody else changed', () => {
    bench.edit(
      'dist/shop-dev/manifests/kustomization.yaml',
      'newTag: 1.1.0',
      'newTag: 1.3.0',
    );
    const { status, stdout } = bench.slipway('synth', '--check');
    expect(status).toBe(1);
    expect(stdout).toContain('dist/shop-dev/manifests/kustomization.yaml');
  });

  it('is what kustomize renders', () => {
    const kubectl = findKubectl();
    if (!kubectl) {
      console.warn(
        'kubectl cannot run here: what kustomize renders is not looked at.',
      );
      return;
    }
    const rendered = execFileSync(
      kubectl,
      ['kustomize', join(bench.root, 'dist/shop-dev/manifests')],
      { encoding: 'utf8' },
    );
    const deployment = parseAllDocuments(rendered)
      .map(document => document.toJS())
      .find(({ kind }) => kind === 'Deployment');
    expect(deployment.spec.template.spec.containers[0].image).toBe(
      'ghcr.io/acme/shop:1.1.0',
    );
  });

  it('is in a chart that is made of the environment', () => {
    const { status } = bench.slipway(
      ...['package', 'shop', '--environment', 'dev', '--folder'],
      ...['--chart-version', '1.0.0', '--output', 'charts'],
    );
    expect(status).toBe(0);
    const images = bench
      .tree()
      .filter(({ path }) => path.startsWith('charts/'))
      .flatMap(({ content }) => content.match(/image: .*/g) ?? []);
    expect(images).toEqual(['image: ghcr.io/acme/shop:1.1.0']);
  });

  it('takes a tag of digits for a text', () => {
    promoteInGit(bench, task('shop'), 'shop-dev', '20261121');
    expect(tag('shop-dev')).toBe('20261121');
    expect(bench.slipway('synth', '--check').status).toBe(0);
  });
});
