import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTree } from '../__testUtils__/readTree';

const ROOT = resolve(__dirname, '../..');
const CONFIG = 'config/applications/backstage.ts';
const DEPLOYMENT =
  'dist/backstage-staging/manifests/Deployment.backstage-staging.k8s.yaml';

jest.setTimeout(60_000);

describe('slipway', () => {
  let repository: string;

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'slipway-cli-'));
    cpSync(
      join(ROOT, 'fixtures/backstage/config'),
      join(repository, 'config'),
      { recursive: true },
    );
  });

  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  function slipway(...args: readonly string[]) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(ROOT, 'bin/slipway'), ...args],
      { cwd: repository, encoding: 'utf8' },
    );
    return { status, stderr, stdout };
  }

  function git(...args: readonly string[]) {
    execFileSync(
      'git',
      ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args],
      { cwd: repository },
    );
  }

  function edit(path: string, from: string, to: string) {
    const file = join(repository, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  }

  it('explains itself', () => {
    const { status, stdout } = slipway('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/synth .*\n.*plan .*\n.*lint /);
  });

  it('writes what the configs give, and finds it right', () => {
    expect(slipway('synth')).toMatchObject({ status: 0, stderr: '' });
    const paths = readTree(repository).map(({ path }) => path);
    expect(paths).toEqual([
      CONFIG,
      ...readTree(join(ROOT, 'fixtures/backstage/__golden__')).map(
        ({ path }) => `dist/${path}`,
      ),
    ]);
    expect(slipway('synth').stdout).toContain(
      'backstage-staging: 0 files written, 0 removed',
    );
    expect(slipway('synth', '--check')).toEqual({
      status: 0,
      stderr: '',
      stdout: 'Everything below dist/ is what its config gives.\n',
    });
  });

  it('notices what was changed by hand', () => {
    slipway('synth');
    edit(DEPLOYMENT, 'replicas: 2', 'replicas: 9');
    const { status, stdout } = slipway('synth', '--check');
    expect(status).toBe(1);
    expect(stdout).toContain(
      `backstage-staging: ${DEPLOYMENT} is not what ${CONFIG} gives; run \`slipway synth --environment staging\``,
    );
  });

  it('lets an environment stay with the config it was made from', () => {
    git('init', '--quiet', '--initial-branch=main');
    slipway('synth');
    git('add', '.');
    git('commit', '--quiet', '--message=Begin');
    edit(CONFIG, 'port: 7007', 'port: 7008');
    expect(slipway('synth', '--environment', 'dev').status).toBe(0);
    expect(readFileSync(join(repository, DEPLOYMENT), 'utf8')).toContain(
      'containerPort: 7007',
    );
    expect(slipway('synth', '--check').status).toBe(0);
    rmSync(join(repository, '.git'), { recursive: true });
    const { status, stdout } = slipway('synth', '--check');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'backstage-staging: Git does not have the config it was made from',
    );
  });

  it('does not force an environment along with a newer generator', () => {
    slipway('synth');
    edit(DEPLOYMENT, 'revisionHistoryLimit: 3', 'revisionHistoryLimit: 2');
    edit(
      'dist/backstage-staging/generated.yaml',
      'version: ',
      'version: 0.0.1-',
    );
    const { status, stdout } = slipway('synth', '--check');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /backstage-staging: made by version 0\.0\.1-.*; check it with `npx @slipway\/cdk8s@0\.0\.1-/,
    );
  });

  it('notices an environment without files', () => {
    slipway('synth', '--environment', 'dev');
    const { status, stdout } = slipway('synth', '--check');
    expect(status).toBe(1);
    expect(stdout).toContain('backstage-staging: has no files yet');
  });

  it('fails on an error of the rules and writes nothing', () => {
    edit(CONFIG, `tag: '1.4.0'`, `tag: 'latest'`);
    const { status, stdout } = slipway('lint');
    expect(status).toBe(1);
    expect(stdout).toContain('error image-tag dist/backstage-staging');
    expect(slipway('synth', '-e', 'staging').status).toBe(1);
    expect(readTree(repository)).toHaveLength(1);
  });

  it('looks for dependencies among all applications', () => {
    edit(
      CONFIG,
      '  argocd: {',
      "  dependencies: { database: 'postgres' },\n  argocd: {",
    );
    const { status, stdout } = slipway('lint');
    expect(status).toBe(1);
    expect(stdout).toContain(
      `error dependencies ${CONFIG}: backstage depends on "postgres" as its database, and the repository has no such application.`,
    );
    expect(slipway('lint', 'backstage').status).toBe(0);
  });

  it('prints the waves', () => {
    const { status, stdout } = slipway('plan', 'backstage', '-e', 'dev');
    expect(status).toBe(0);
    expect(stdout).toContain('## backstage-dev (ghcr.io/acme/backstage:1.5.0)');
    expect(stdout).toContain('| Sync | -100 | Namespace `backstage` |');
  });

  it('takes chart types of the repository', () => {
    writeFileSync(
      join(repository, 'charts.mjs'),
      `import { createRequire } from 'node:module';
const { ApiObject, Chart } = createRequire(${JSON.stringify(join(ROOT, 'package.json'))})('cdk8s');
export default registry => registry.register('Note', {
  build(scope, id, { namespace, props }) {
    const chart = new Chart(scope, id);
    new ApiObject(chart, 'note', {
      apiVersion: 'v1', kind: 'ConfigMap',
      metadata: { name: 'note', namespace }, data: { text: props.text },
    });
    return chart;
  },
});
`,
    );
    writeFileSync(
      join(repository, 'config/applications/note.ts'),
      `import { defineApplication } from '@slipway/cdk8s';
export default defineApplication({
  name: 'note', entity: 'component:default/note', namespace: 'note',
  chart: { type: 'Note', props: { text: 'hello' } },
  environments: { dev: { destination: 'dev' } },
});
`,
    );
    expect(slipway('synth', 'note').stdout).toContain(
      'the chart type "Note" of note is not registered',
    );
    expect(
      slipway('synth', 'note', '--chart-types', 'charts.mjs'),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(
      readFileSync(
        join(repository, 'dist/note-dev/manifests/ConfigMap.note.k8s.yaml'),
        'utf8',
      ),
    ).toContain('text: hello');
  });

  it.each([
    [
      ['synth', 'nothing'],
      'slipway: there is no config/applications/nothing.ts; use one of backstage.',
    ],
    [
      ['synth', '--mode', 'git'],
      "slipway: mode git needs the repository's address",
    ],
    [
      ['synth', '--environment', 'nothing'],
      'slipway: no application has an environment "nothing"; use one of dev, staging',
    ],
    [
      ['plan', '--environment', 'dev', 'backstage'],
      'slipway: "backstage" is an application and no environment; write the names of applications before --environment.',
    ],
    [
      ['synth', '--check', '--environment', 'nothing'],
      'slipway: no application has an environment "nothing"',
    ],
    [
      ['lint', '--chart-types', 'nothing.mjs'],
      'slipway: there is no nothing.mjs; give a JavaScript module to --chart-types.',
    ],
  ])('%s: one sentence', (args, message) => {
    const { status, stderr } = slipway(...args);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });

  it('says what a module of chart types has to be', () => {
    writeFileSync(join(repository, 'none.mjs'), 'export const none = 1;\n');
    expect(slipway('lint', '--chart-types', 'none.mjs')).toMatchObject({
      status: 2,
      stderr:
        'slipway: none.mjs has no function as its default export; write `export default registry => registry.register(…)`.\n',
    });
  });

  it('names the line of what cannot be read', () => {
    edit(CONFIG, 'port: 7007', 'port: Number(process.env.PORT)');
    const { status, stdout } = slipway('synth');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^error config\/applications\/backstage\.ts:\d+: "Number\(process\.env\.PORT\)" in chart\.props\.port is no literal/,
    );
  });
});
