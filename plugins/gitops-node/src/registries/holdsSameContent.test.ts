import { gunzipSync, gzipSync } from 'node:zlib';
import { holdsSameContent } from './holdsSameContent';
import { packagedChart } from './__testUtils__/packagedChart';

describe('holdsSameContent', () => {
  it('sees through another compression of the same files', async () => {
    const chart = await packagedChart('1.0.0');
    const again = gzipSync(gunzipSync(chart.bytes), { level: 1 });
    expect(again.equals(chart.bytes)).toBe(false);
    expect(await holdsSameContent(again, chart)).toBe(true);
  });

  it('is not fooled by other files, a cut archive or text', async () => {
    const chart = await packagedChart('1.0.0');
    const other = await packagedChart('1.0.0', { note: 'other' });
    for (const bytes of [
      other.bytes,
      chart.bytes.subarray(0, 50),
      Buffer.from('text'),
    ]) {
      expect(await holdsSameContent(bytes, chart)).toBe(false);
    }
  });
});
