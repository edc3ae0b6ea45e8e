import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { writeTree } from '../__testUtils__/writeTree';

const ROOT = resolve(__dirname, '../..');

const APPLICATION = (name: string, chart: string) =>
  `import { defineApplication } from '@slipway/cdk8s';
export default defineApplication({
  name: '${name}', entity: 'component:default/${name}', namespace: '${name}',
  chart: ${chart},
  environments: { dev: { destination: 'dev' } },
});
`;

/** A chart type as a class of cdk8s, and one as an object with a schema. */
const CHARTS = `import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(join(ROOT, 'package.json'))});
const { ApiObject, Chart } = require('cdk8s');
const { z } = require('zod');

class Quota extends Chart {
  constructor(scope, id, { applicationName, labels, namespace, props }) {
    super(scope, id, { namespace, labels });
    new ApiObject(this, 'quota', {
      apiVersion: 'v1', kind: 'ResourceQuota',
      metadata: { name: applicationName },
      spec: { hard: { pods: props.pods } },
    });
  }
}

const propsSchema = z.strictObject({ text: z.string() });
const note = {
  propsSchema,
  build(scope, id, { applicationName, namespace, props }) {
    const { text } = propsSchema.parse(props);
    const chart = new Chart(scope, id, { namespace });
    new ApiObject(chart, 'note', {
      apiVersion: 'v1', kind: 'ConfigMap',
      metadata: { name: applicationName }, data: { text },
    });
    return chart;
  },
};

export default registry => registry.register('Quota', Quota).register('Note', note);
`;

const MANIFEST = (text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  text: ${text}\n`;

describe('a repository with charts and manifests of its own', () => {
  let repository: string;

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'slipway-own-'));
    write({
      'charts.mjs': CHARTS,
      'config/applications/team.ts': APPLICATION(
        'team',
        `{ type: 'Quota', props: { pods: '20' } }`,
      ),
      'config/applications/note.ts': APPLICATION(
        'note',
        `{ type: 'Note', props: { text: 'hello' } }`,
      ),
      'config/applications/raw.ts': APPLICATION(
        'raw',
        `{ type: 'RawManifests', props: { folder: 'manifests/raw' } }`,
      ),
      'manifests/raw/settings.yaml': MANIFEST('one'),
      'manifests/raw/README.md': '# Settings\n',
    });
  });

  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string>>) {
    writeTree(
      repository,
      Object.entries(files).map(([path, content]) => ({ path, content })),
    );
  }

  function read(path: string) {
    return parse(readFileSync(join(repository, path), 'utf8'));
  }

  function slipway(command: string, ...args: readonly string[]) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'bin/slipway'),
        command,
        ...args,
        '--chart-types',
        'charts.mjs',
      ],
      { cwd: repository, encoding: 'utf8' },
    );
    return { status, output: `${stdout}${stderr}` };
  }

  function commit() {
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
      ['-c', 'user.name=Ana', '-c', 'user.email=a@b.c', 'commit', '-qm', 'x'],
    ]) {
      execFileSync('git', args, { cwd: repository });
    }
  }

  it('is built with them, and found right', () => {
    expect(slipway('synth')).toMatchObject({ status: 0 });
    expect(
      read('dist/team-dev/manifests/ResourceQuota.team-dev.k8s.yaml'),
    ).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'team' } },
      spec: { hard: { pods: '20' } },
    });
    expect(
      read('dist/note-dev/manifests/ConfigMap.note-dev.k8s.yaml').data,
    ).toEqual({ text: 'hello' });
    expect(
      read('dist/raw-dev/manifests/ConfigMap.settings.k8s.yaml'),
    ).toMatchObject({
      metadata: { namespace: 'raw' },
      data: { text: 'one' },
    });
    expect(slipway('synth', '--check')).toMatchObject({ status: 0 });
  });

  it('may be ahead of an environment in its manifests too', () => {
    slipway('synth');
    commit();
    write({ 'manifests/raw/settings.yaml': MANIFEST('two') });
    expect(slipway('synth', '--check')).toMatchObject({ status: 0 });
    write({
      'dist/raw-dev/manifests/ConfigMap.settings.k8s.yaml': MANIFEST('two'),
    });
    expect(slipway('synth', '--check')).toMatchObject({
      status: 1,
      output: expect.stringContaining(
        'dist/raw-dev/manifests/ConfigMap.settings.k8s.yaml is not what config/applications/raw.ts gives',
      ),
    });
    rmSync(join(repository, '.git'), { recursive: true });
    expect(slipway('synth', '--check').output).toContain(
      'Git does not have all the files it was made from; fetch the whole history',
    );
    slipway('synth');
    expect(
      read('dist/raw-dev/manifests/ConfigMap.settings.k8s.yaml').data,
    ).toEqual({ text: 'two' });
  });

  it('has levels of rules for all of its applications', () => {
    write({
      'manifests/raw/settings.yaml':
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n',
    });
    expect(slipway('lint', 'raw')).toMatchObject({
      status: 0,
      output: expect.stringContaining('prune-confirm'),
    });
    const settings = (rules: string) => ({
      'config/platform.ts': `import { definePlatform } from '@slipway/cdk8s';\nexport default definePlatform({ rules: ${rules} });\n`,
    });
    write(settings(`{ 'prune-confirm': 'error' }`));
    expect(slipway('lint', 'raw')).toMatchObject({
      status: 1,
      output: expect.stringContaining('error prune-confirm'),
    });
    write(settings(`{ 'prune-confirm': 'off' }`));
    expect(slipway('lint', 'raw').output).not.toContain('prune-confirm');
    write(settings(`{ 'no-secret': 'off' }`));
    expect(slipway('lint', 'raw')).toMatchObject({
      status: 1,
      output: expect.stringContaining('this rule is always an error'),
    });
  });
});
