import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readChartFolder } from '../chart/readChartFolder';
import { realHelm } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { packageChart } from './packageChart';
import { readChartArchive } from './readChartArchive';
import { chartOf } from '../testing/chartOf';

const LONG = `${'folder-with-a-long-name/'.repeat(5)}file.txt`;

describe('writeTar', () => {
  it.each([
    ['a long name', LONG],
    ['a name that ustar cannot hold', `${'x'.repeat(120)}.txt`],
    ['a name beyond ASCII', 'files/Grüße.txt'],
    ['an empty file', 'files/empty.txt'],
  ])('keeps %s', async (_, path) => {
    const { bytes } = await packageChart(chartOf({ [path]: 'x' }));
    const { files } = await readChartArchive(bytes);
    expect(files.map(file => file.path)).toContain(path);
  });
});

const helm = realHelm();
(helm ? describe : describe.skip)('writeTar and the real helm', () => {
  it('write the same bytes', async () => {
    const files = {
      // As helm writes it, so that it is the same after it was written anew.
      'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.2.3\n',
      'values.yaml': 'a: 1\n',
      'templates/a.yaml': 'a: 1\n',
      'templates/deep/b.yaml': `b: ${'x'.repeat(2000)}\n`,
      'templates/empty.yaml': '',
      'README.md': 'x'.repeat(512),
      [LONG]: 'long',
    };
    const folder = writeFolder(files);
    const out = writeFolder({});
    try {
      const modifiedAt = new Date('2024-05-06T07:08:10Z');
      for (const path of Object.keys(files)) {
        utimesSync(join(folder, path), modifiedAt, modifiedAt);
      }
      await helm!('package', folder, '-d', out);
      const theirs = gunzipSync(readFileSync(join(out, 'demo-1.2.3.tgz')));
      const ours = await packageChart(await readChartFolder(folder), {
        modifiedAt,
      });
      expect(gunzipSync(ours.bytes).equals(theirs)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(out, { recursive: true, force: true });
    }
  });
});
