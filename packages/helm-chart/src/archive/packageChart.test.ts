import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readChartFolder } from '../chart/readChartFolder';
import { chartOf } from '../testing/chartOf';
import { realHelm } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { packageChart } from './packageChart';
import { readChartArchive } from './readChartArchive';

const FILES = {
  'Chart.yaml':
    '# a comment\nversion: 1.2.3\nname: demo\napiVersion: v2\nappVersion: "1.0"\nnonsense: 1\nannotations:\n  b: "yes"\n  a: "1_000"\nmaintainers:\n- name: platform\n  email: platform@example.com\n',
  'values.yaml': 'replicas: 2\n',
  'templates/web.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {replicas: "{{ .Values.replicas }}"}\n',
  'templates/_helpers.tpl': '{{- define "x" -}}{{- end -}}\n',
  'README.md': 'hello\n',
  'crds/thing.yaml': 'kind: CustomResourceDefinition\n',
};

describe('packageChart', () => {
  it('gives the same bytes whatever the order of the files', async () => {
    const chart = chartOf(FILES);
    const one = await packageChart(chart);
    const two = await packageChart({
      ...chart,
      files: [...chart.files].reverse(),
    });
    expect(two.bytes.equals(one.bytes)).toBe(true);
    expect(two.digest).toBe(one.digest);
    expect([...one.bytes.subarray(4, 10)]).toEqual([0, 0, 0, 0, 0, 255]);
  });

  it('gives other bytes for other content, version or time', async () => {
    const digests = await Promise.all([
      packageChart(chartOf(FILES)),
      packageChart(chartOf({ ...FILES, 'README.md': 'other' })),
      packageChart(chartOf(FILES), { version: '1.2.4' }),
      packageChart(chartOf(FILES), { appVersion: '2' }),
      packageChart(chartOf(FILES), { modifiedAt: new Date(1e12) }),
    ]);
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(5);
  });

  it('writes version and appVersion into Chart.yaml', async () => {
    const { bytes, fileName } = await packageChart(chartOf(FILES), {
      version: '1.0.0-42',
      appVersion: 'abc123',
    });
    expect(fileName).toBe('demo-1.0.0-42.tgz');
    const { files, metadata } = await readChartArchive(bytes);
    expect(metadata).toMatchObject({
      version: '1.0.0-42',
      appVersion: 'abc123',
    });
    expect(
      files.find(({ path }) => path === 'Chart.yaml')?.content.toString(),
    ).toBe(
      'annotations:\n  a: "1_000"\n  b: "yes"\napiVersion: v2\nappVersion: abc123\nmaintainers:\n  - email: platform@example.com\n    name: platform\nname: demo\nversion: 1.0.0-42\n',
    );
  });

  it.each([
    [{ version: 'v1.2.3' }, 'The chart version "v1.2.3" is not one'],
    [{ version: '1.2' }, 'The chart version "1.2" is not one'],
    [{ version: ' 1.2.3' }, 'The chart version " 1.2.3" is not one'],
  ])('refuses %j', async (options, message) => {
    await expect(packageChart(chartOf(FILES), options)).rejects.toThrow(
      message,
    );
  });

  it('refuses what Helm could not load again', async () => {
    await expect(
      packageChart(chartOf({ 'big.txt': 'x'.repeat((5 << 20) + 1) })),
    ).rejects.toThrow('big.txt has 5242881 bytes');
    const large = 'x'.repeat(5 << 20);
    const many = Array.from({ length: 21 }, (_, i) => [`${i}.txt`, large]);
    await expect(
      packageChart(chartOf(Object.fromEntries(many))),
    ).rejects.toThrow(/unpacks to 1101\d+ bytes/);
    await expect(
      packageChart(
        chartOf({
          'Chart.yaml':
            'apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies: [{name: postgresql, version: 1.x, repository: "https://x"}]\n',
        }),
      ),
    ).rejects.toThrow('The dependency "postgresql" is not in charts/');
  });
});

const helm = realHelm();
(helm ? describe : describe.skip)('packageChart and the real helm', () => {
  const folders: string[] = [];
  afterEach(() => {
    folders.splice(0).forEach(folder => rmSync(folder, { recursive: true }));
  });
  const folderOf = (files: Readonly<Record<string, string>>) => {
    const folder = writeFolder(files);
    folders.push(folder);
    return folder;
  };

  it('packs the files that helm packs, in its order', async () => {
    const folder = folderOf(FILES);
    const modifiedAt = new Date('2024-05-06T07:08:10Z');
    for (const path of Object.keys(FILES)) {
      utimesSync(join(folder, path), modifiedAt, modifiedAt);
    }
    const out = folderOf({});
    await helm!('package', folder, '-d', out, '--version', '2.0.0-rc.1');
    const theirs = gunzipSync(readFileSync(join(out, 'demo-2.0.0-rc.1.tgz')));
    const ours = await packageChart(await readChartFolder(folder), {
      version: '2.0.0-rc.1',
      modifiedAt,
    });
    const names = (tar: Buffer) => {
      const found: string[] = [];
      for (let at = 0; at < tar.length && tar[at] !== 0;) {
        found.push(tar.toString('utf8', at, tar.indexOf(0, at)));
        const size = parseInt(tar.toString('latin1', at + 124, at + 135), 8);
        at += 512 + Math.ceil(size / 512) * 512;
      }
      return found;
    };
    expect(names(gunzipSync(ours.bytes))).toEqual(names(theirs));
    const unpacked = async (bytes: Buffer) => {
      const { files, metadata } = await readChartArchive(bytes);
      return {
        metadata,
        files: files.filter(({ path }) => path !== 'Chart.yaml'),
      };
    };
    expect(await unpacked(ours.bytes)).toEqual(
      await unpacked(readFileSync(join(out, 'demo-2.0.0-rc.1.tgz'))),
    );
  });

  it('is read by helm as it was meant', async () => {
    const { bytes, fileName } = await packageChart(chartOf(FILES));
    const folder = folderOf({});
    const path = join(folder, fileName);
    writeFileSync(path, bytes);
    expect(await helm!('show', 'chart', path)).toContain('a: "1_000"');
    expect(await helm!('template', path)).toContain('replicas: "2"');
  });
});
