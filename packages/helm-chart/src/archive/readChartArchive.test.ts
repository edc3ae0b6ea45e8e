import { symlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header, pack } from 'tar-stream';
import { readChartFolder } from '../chart/readChartFolder';
import { writeFolder } from '../testing/writeFolder';
import { readChartArchive } from './readChartArchive';
import { writeTar } from './writeTar';

async function archive(
  entries: readonly (readonly [Partial<Header> & { name: string }, string])[],
): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of entries) {
    tar.entry(
      header,
      header.type === 'symlink' || header.type === 'link' ? '' : content,
    );
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) {
    chunks.push(chunk as Buffer);
  }
  return gzipSync(Buffer.concat(chunks));
}

const CHART = [
  { name: 'demo/Chart.yaml' },
  'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
] as const;

describe('readChartArchive', () => {
  it('reads a chart, directories and a byte order mark aside', async () => {
    const { metadata, files } = await readChartArchive(
      await archive([
        [{ name: 'demo/', type: 'directory' }, ''],
        CHART,
        [{ name: 'demo/values.yaml' }, '\uFEFFa: 1\n'],
      ]),
    );
    expect(metadata.name).toBe('demo');
    expect(files.map(({ path }) => path)).toEqual([
      'Chart.yaml',
      'values.yaml',
    ]);
    expect(files[1].content.toString()).toBe('a: 1\n');
  });

  it.each<
    [
      string,
      readonly (readonly [Partial<Header> & { name: string }, string])[],
      string,
    ]
  >([
    [
      'a name that climbs',
      [CHART, [{ name: 'demo/../../evil' }, 'x']],
      'could lead out',
    ],
    [
      'an absolute name',
      [CHART, [{ name: '/etc/evil' }, 'x']],
      'could lead out',
    ],
    [
      'a backslash',
      [CHART, [{ name: 'demo\\..\\evil' }, 'x']],
      'could lead out',
    ],
    [
      'a symbolic link',
      [
        CHART,
        [{ name: 'demo/x', type: 'symlink', linkname: '/etc/passwd' }, ''],
      ],
      'is a link',
    ],
    [
      'a hard link',
      [
        CHART,
        [{ name: 'demo/x', type: 'link', linkname: 'demo/Chart.yaml' }, ''],
      ],
      'is a link',
    ],
    [
      'a second folder',
      [CHART, [{ name: 'other/x' }, 'x']],
      'beside the folder "demo"',
    ],
    ['a file in no folder', [[{ name: 'x' }, 'x']], 'in no folder'],
    ['a file twice', [CHART, CHART], 'twice'],
    [
      'a large file',
      [CHART, [{ name: 'demo/x' }, 'x'.repeat((5 << 20) + 1)]],
      'more than Helm loads',
    ],
    [
      'no Chart.yaml',
      [[{ name: 'demo/values.yaml' }, '']],
      'There is no Chart.yaml',
    ],
  ])('refuses %s', async (_, entries, message) => {
    await expect(readChartArchive(await archive(entries))).rejects.toThrow(
      message,
    );
  });

  it.each([
    ['more files than a reader takes', 50_001, 0, 'more than 50000 files'],
    ['more bytes than Helm loads', 21, 5 << 20, '104857600 together'],
  ])('refuses %s', async (_, number, size, message) => {
    const content = Buffer.alloc(size);
    const files = Array.from({ length: number }, (_value, index) => ({
      path: `files/${index}`,
      content,
    }));
    const tar = await writeTar('demo', files, new Date(0));
    await expect(readChartArchive(gzipSync(tar, { level: 1 }))).rejects.toThrow(
      message,
    );
  });

  it('refuses what is cut or no archive', async () => {
    const whole = await archive([CHART]);
    for (const bytes of [
      whole.subarray(0, whole.length / 2),
      Buffer.from('text'),
      gzipSync('text'),
      Buffer.alloc(0),
    ]) {
      await expect(readChartArchive(bytes)).rejects.toThrow(
        /cut|no Chart.yaml/,
      );
    }
  });
});

describe('readChartFolder', () => {
  it('refuses links', async () => {
    const folder = writeFolder({
      'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
    });
    try {
      symlinkSync('/etc/passwd', join(folder, 'passwd'));
      await expect(readChartFolder(folder)).rejects.toThrow(
        'passwd is a link or a special file',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
