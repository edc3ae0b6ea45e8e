import { CliBench } from '../__testUtils__/CliBench';

jest.setTimeout(60_000);

const config = (name: string, tag = '1.0.0') =>
  `import { defineApplication } from '@slipway/cdk8s';
export default defineApplication({
  name: '${name}', entity: 'component:default/${name}', namespace: '${name}',
  chart: { type: 'WebService', props: { port: 8080, probes: { readiness: { path: '/' } } } },
  image: { repository: 'acme/${name}', tag: '${tag}' },
  environments: { dev: { destination: 'dev' }, production: { destination: 'production', image: { tag: '0.9.0' } } },
});
`;

describe('slipway', () => {
  let bench: CliBench;

  beforeEach(() => {
    bench = new CliBench();
    bench.write('config/applications/shop.ts', config('shop'));
    bench.write('config/applications/mail.ts', config('mail'));
  });

  afterEach(() => bench.remove());

  it('init makes a repository of a folder, and never overwrites', () => {
    bench.write('README.md', 'ours\n');
    const { document, status } = bench.json('init');
    expect(status).toBe(0);
    expect(document).toMatchObject({
      command: 'init',
      ok: true,
      kept: ['README.md'],
      written: [
        'package.json',
        '.gitignore',
        'config/applications/README.md',
        '.github/workflows/slipway.yml',
      ],
    });
    expect(document.next[0]).toContain('npm install');
    expect(bench.read('README.md')).toBe('ours\n');
    expect(bench.read('.github/workflows/slipway.yml')).toMatch(
      /fetch-depth: 0[^]*run: npm ci\n +- run: npx slipway synth --check\n/,
    );
    expect(JSON.parse(bench.read('package.json'))).toMatchObject({
      scripts: { check: 'slipway synth --check' },
      devDependencies: { '@slipway/cdk8s': expect.stringMatching(/^\^\d/) },
    });
    const before = bench.tree();
    expect(bench.slipway('init').stdout).toContain(
      'package.json: kept as it is',
    );
    expect(bench.tree()).toEqual(before);
    expect(bench.slipway('synth').status).toBe(0);
    expect(bench.slipway('synth', '--check').status).toBe(0);
  });

  it('validate tells everything that is wrong, and each place', () => {
    expect(bench.json('validate')).toMatchObject({
      status: 0,
      document: {
        ok: true,
        applications: [{ name: 'mail' }, { name: 'shop' }],
      },
    });
    bench.edit('config/applications/shop.ts', 'port: 8080', 'port: 99999');
    bench.edit('config/applications/mail.ts', 'namespace:', 'namespaces:');
    const { document, status, stderr } = bench.json('validate');
    expect(status).toBe(1);
    expect(document.errors).toEqual([
      {
        message: expect.stringContaining('"namespaces" is not a field'),
        file: 'config/applications/mail.ts',
        line: expect.any(Number),
      },
      {
        message: expect.stringContaining('port is 99999, which is no port'),
        file: 'config/applications/shop.ts',
      },
    ]);
    expect(stderr).toContain('error config/applications/mail.ts:');
    expect(bench.json('lint').document.errors).toHaveLength(2);
  });

  it('synth writes all or nothing', () => {
    expect(bench.slipway('synth').status).toBe(0);
    bench.commitAll();
    bench.edit('config/applications/mail.ts', "'1.0.0'", "'2.0.0'");
    bench.edit('config/applications/shop.ts', "'1.0.0'", "'latest'");
    const { document, status } = bench.json('synth');
    expect(status).toBe(1);
    expect(document).toMatchObject({ ok: false, written: [], removed: [] });
    expect(bench.git('status', '--short', 'dist')).toBe('');
    bench.edit('config/applications/shop.ts', "'latest'", "'1.0.1'");
    expect(bench.json('synth').document.written).toEqual(
      ['mail', 'shop'].flatMap(name => [
        `dist/${name}-dev/generated.yaml`,
        `dist/${name}-dev/manifests/Deployment.${name}-dev.k8s.yaml`,
      ]),
    );
  });

  it('leaves an environment alone that a change does not concern', () => {
    bench.slipway('synth');
    bench.commitAll();
    bench.edit('config/applications/shop.ts', "'1.0.0'", "'1.1.0'");
    bench.slipway('synth');
    expect(bench.git('status', '--short', 'dist').trim().split('\n')).toEqual([
      expect.stringContaining('dist/shop-dev/generated.yaml'),
      expect.stringContaining('dist/shop-dev/manifests/Deployment.shop-dev'),
    ]);
    bench.commitAll();
    expect(bench.slipway('synth', '--check').status).toBe(0);
  });

  it('finds and removes what is in no config any more, and nothing of others', () => {
    bench.slipway('synth');
    bench.write('dist/mail-dev/notes.txt', 'mine\n');
    bench.write('dist/other/values.yaml', 'a: 1\n');
    bench.git('init', '--quiet');
    bench.git('rm', '-q', '-f', '--ignore-unmatch', 'x');
    bench.write('config/applications/mail.ts', config('post'));
    bench.slipway('synth', 'post');
    expect(bench.slipway('validate').status).toBe(1);
    bench.write('config/applications/post.ts', config('post'));
    bench.edit('config/applications/mail.ts', "name: 'post'", "name: 'mail'");
    bench.edit(
      'config/applications/mail.ts',
      ", production: { destination: 'production', image: { tag: '0.9.0' } }",
      '',
    );
    const checked = bench.json('synth', '--check');
    expect(checked.status).toBe(1);
    expect(checked.document.stale).toContainEqual(
      expect.objectContaining({
        application: 'mail-production',
        path: 'dist/mail-production.yaml',
      }),
    );
    expect(bench.json('synth').document.removed).toContain(
      'dist/mail-production/manifests/kustomization.yaml',
    );
    expect(bench.has('dist/mail-production')).toBe(false);
    expect(bench.has('dist/mail-dev/notes.txt')).toBe(true);
    expect(bench.has('dist/other/values.yaml')).toBe(true);
    expect(bench.slipway('synth', '--check').status).toBe(0);
  });

  it('names the files that are not what their config gives', () => {
    bench.slipway('synth');
    const path = 'dist/shop-dev/manifests/Service.shop-dev.k8s.yaml';
    bench.edit(path, 'port: 80', 'port: 81');
    bench.write('dist/shop-dev/manifests/ConfigMap.x.k8s.yaml', 'a: 1\n');
    const { document, status } = bench.json('synth', '--check');
    expect(status).toBe(1);
    expect(document.stale.map((stale: { path: string }) => stale.path)).toEqual(
      ['dist/shop-dev/manifests/ConfigMap.x.k8s.yaml', path],
    );
  });

  it('refuses two applications that would take one another’s files', () => {
    bench.write(
      'config/applications/shop-eu.ts',
      config('shop-eu').replace('dev: {', 'dev: {'),
    );
    bench.edit('config/applications/shop.ts', 'dev: {', "'eu-dev': {");
    expect(bench.slipway('synth').stdout).toContain(
      'the Argo CD Application "shop-eu-dev" of shop-eu is one of shop too',
    );
  });

  it.each([
    [['synth', 'gone'], 'there is no config/applications/gone.ts'],
    [['synth', '--mode', 'git'], 'mode git needs the repository'],
    [['synth', '--check', '--watch'], 'exclude each other'],
    [['synth', '--no-such'], 'unknown option'],
    [['frobnicate'], 'unknown command'],
    [['package', 'shop'], 'required option'],
    [['import', 'gone.yaml'], 'there is no gone.yaml'],
  ])('%j: exit code 2 and one sentence', (args, message) => {
    const { status, stderr, stdout } = bench.slipway(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('prints the waves and the schema for programs', () => {
    const { document } = bench.json('plan', 'shop', '-e', 'dev');
    expect(document.applications[0]).toMatchObject({
      name: 'shop-dev',
      plan: { waves: expect.any(Array) },
    });
    const schema = JSON.parse(bench.slipway('schema').stdout);
    expect(schema.properties.environments).toBeDefined();
    expect(bench.json('schema').document.schema).toEqual(schema);
    const { status, stdout } = bench.slipway('synth', 'gone', '--json');
    expect({ status, ...JSON.parse(stdout) }).toMatchObject({
      status: 2,
      ok: false,
      error: { message: expect.stringContaining('gone.ts') },
    });
  });

  it('watches until it is interrupted, and survives what is wrong', async () => {
    const running = bench.start('synth', '--watch');
    await running.printed('Watching config/');
    const deployment = 'dist/shop-dev/manifests/Deployment.shop-dev.k8s.yaml';
    bench.edit('config/applications/shop.ts', "'1.0.0'", "'1.1.0'");
    await running.printed('shop-dev: 2 files written, 0 removed');
    expect(bench.read(deployment)).toContain('acme/shop:1.1.0');
    bench.edit('config/applications/shop.ts', "'1.1.0'", 'broken');
    await running.printed('"broken" in image.tag is no literal');
    bench.edit('config/applications/shop.ts', 'broken', "'1.2.0'");
    await running.printed('shop-dev: 2 files written, 0 removed');
    expect(bench.read(deployment)).toContain('acme/shop:1.2.0');
    expect(await running.interrupt()).toBe(0);
  });
});
