import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readChartFolder } from '../chart/readChartFolder';
import { chartOf } from '../testing/chartOf';
import { realHelm, realHelm3 } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { packageChart } from './packageChart';
import { readChartArchive } from './readChartArchive';

// The chart of a business application with a database of another repository, switched by a value.
const CHART_YAML = `apiVersion: v2
name: nexus-command
description: A Helm chart for Nexus Command - Multi-tenant business data management platform
type: application
version: 3.4.2
appVersion: "latest"
dependencies:
  - name: postgresql
    version: "~16.7.27"
    repository: "@REPOSITORY@"
    condition: postgresql.enabled
    tags: [database]
`;

const DATABASE = {
  'Chart.yaml':
    'version: 16.7.27\nname: postgresql\napiVersion: v2\nnonsense: dropped by helm\n',
  'values.yaml': 'auth: {}\n',
  'templates/set.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-postgresql\n',
  'charts/common/Chart.yaml':
    'apiVersion: v2\nname: common\nversion: 2.0.0\ntype: library\n',
  'charts/common/templates/_names.tpl': '{{- define "names" -}}{{- end -}}\n',
};

const APPLICATION = {
  'values.yaml': 'postgresql:\n  enabled: true\n',
  'templates/web.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  'charts/_notes.txt': 'not loaded\n',
};

describe('vendored charts', () => {
  const application = (files: Readonly<Record<string, string>> = {}) =>
    chartOf({
      'Chart.yaml': CHART_YAML.replace('@REPOSITORY@', 'https://example.com'),
      ...APPLICATION,
      ...files,
    });

  const vendored = Object.fromEntries(
    Object.entries(DATABASE).map(([path, text]) => [
      `charts/postgresql/${path}`,
      text,
    ]),
  );

  it('are packed in Helm’s order, with Chart.yaml as Helm writes it', async () => {
    const { bytes } = await packageChart(application(vendored));
    const { files } = await readChartArchive(bytes);
    expect(files.map(({ path }) => path)).toEqual([
      'Chart.yaml',
      'values.yaml',
      'templates/web.yaml',
      'charts/postgresql/Chart.yaml',
      'charts/postgresql/values.yaml',
      'charts/postgresql/templates/set.yaml',
      'charts/postgresql/charts/common/Chart.yaml',
      'charts/postgresql/charts/common/templates/_names.tpl',
    ]);
    expect(files[3].content.toString()).toBe(
      'apiVersion: v2\nname: postgresql\nversion: 16.7.27\n',
    );
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['is missing', {}, 'The dependency "postgresql" is not in charts/'],
    [
      'has another version',
      {
        ...vendored,
        'charts/postgresql/Chart.yaml':
          'apiVersion: v2\nname: postgresql\nversion: 15.0.0\n',
      },
      'has version 15.0.0, but Chart.yaml asks for ~16.7.27',
    ],
    [
      'is not asked for',
      {
        ...vendored,
        'charts/redis/Chart.yaml':
          'apiVersion: v2\nname: redis\nversion: 1.0.0\n',
      },
      'The chart "redis" is in charts/ but no dependency',
    ],
    [
      'belongs to another lock',
      { ...vendored, 'Chart.lock': 'dependencies: []\ndigest: sha256:0\n' },
      'Chart.lock was made for other dependencies',
    ],
    [
      'is no archive',
      { 'charts/postgresql-16.7.27.tgz': 'x' },
      'charts/postgresql-16.7.27.tgz: The archive is cut',
    ],
    [
      'is an empty folder of files',
      { ...vendored, 'charts/stray/values.yaml': '' },
      'charts/stray holds no Chart.yaml',
    ],
  ])('are refused when one %s', async (_, files, message) => {
    await expect(packageChart(application(files))).rejects.toThrow(message);
  });
});

describe.each([
  ['3', realHelm3()],
  ['4', realHelm()],
])('a chart with a conditional dependency and helm %s', (_, helm) => {
  (helm ? describe : describe.skip)('where it is', () => {
    let folder: string;

    beforeEach(async () => {
      folder = writeFolder({});
      const write = (root: string, files: Readonly<Record<string, string>>) => {
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(join(folder, root, path, '..'), { recursive: true });
          writeFileSync(join(folder, root, path), text);
        }
      };
      write('postgresql', {
        ...DATABASE,
        'Chart.yaml': `${DATABASE['Chart.yaml']}dependencies:\n- name: common\n  version: 2.x.x\n  repository: ""\n`,
      });
      write('nexus-command', {
        ...APPLICATION,
        'Chart.yaml': CHART_YAML.replace(
          '@REPOSITORY@',
          'file://../postgresql',
        ),
      });
      // What a pipeline does before it publishes: the archive and the lock are helm's own.
      await helm!('dependency', 'update', join(folder, 'nexus-command'));
    });

    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    it('takes helm’s own lock and archive, and packs the files that helm packs', async () => {
      const source = join(folder, 'nexus-command');
      expect(existsSync(join(source, 'Chart.lock'))).toBe(true);
      expect(readdirSync(join(source, 'charts'))).toContain(
        'postgresql-16.7.27.tgz',
      );
      const out = join(folder, 'out');
      await helm!('package', source, '-d', out);
      const theirs = await readChartArchive(
        readFileSync(join(out, 'nexus-command-3.4.2.tgz')),
      );
      const made = await packageChart(await readChartFolder(source));
      const ours = await readChartArchive(made.bytes);
      const paths = ({ files }: typeof ours) =>
        files.map(({ path }) => path).sort();
      expect(paths(ours)).toEqual(paths(theirs));
      expect(ours.metadata).toEqual(theirs.metadata);
      // Chart.yaml is written by another YAML library; everything else is the same to the byte.
      const contents = ({ files }: typeof ours) =>
        files
          .filter(({ path }) => !path.endsWith('Chart.yaml'))
          .map(({ path, content }) => [path, content.toString()])
          .sort();
      expect(contents(ours)).toEqual(contents(theirs));
    });

    it('renders with the dependency, and without it when the value says so', async () => {
      const made = await packageChart(
        await readChartFolder(join(folder, 'nexus-command')),
      );
      const archive = join(folder, made.fileName);
      writeFileSync(archive, made.bytes);
      expect(await helm!('template', 'r', archive)).toContain('r-postgresql');
      const off = await helm!(
        ...['template', 'r', archive, '--set', 'postgresql.enabled=false'],
      );
      expect(off).toContain('name: web');
      expect(off).not.toContain('postgresql');
    });

    it('notices a lock that Chart.yaml has left behind', async () => {
      const source = join(folder, 'nexus-command');
      const path = join(source, 'Chart.yaml');
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace('~16.7.27', '~16.7.20'),
      );
      await expect(packageChart(await readChartFolder(source))).rejects.toThrow(
        'Chart.lock was made for other dependencies',
      );
    });
  });
});
