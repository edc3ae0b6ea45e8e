import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createChartMuseum } from '@slipway/sandbox';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { signedChart } from '../__testUtils__/signedChart';
import { RunningService, startService } from '../__testUtils__/startService';

const logger = { info: () => {}, warn: () => {} };

describe('the provenance in a ChartMuseum', () => {
  let dataDir: string;
  let museum: RunningService;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'museum-'));
  });

  afterEach(async () => {
    await museum.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect(
    intercept?: (...args: Parameters<RequestListener>) => boolean,
    upload: 'raw' | 'multipart' = 'raw',
  ) {
    museum = await startService(
      createChartMuseum({ dataDir, logger }),
      intercept,
    );
    const { url } = museum;
    return createChartRegistry(
      { name: 'museum', type: 'chartmuseum', url, plainHttp: true, upload },
      { retries: { firstDelayMs: 1 } },
    );
  }
  const file = () => join(dataDir, 'web-1.0.0.tgz.prov');
  const kept = () => readFileSync(file(), 'utf8');
  const sent = () => museum.requests.filter(line => line.startsWith('POST'));

  it('follows a raw archive', async () => {
    const registry = await connect();
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish(chart);
    expect(kept()).toBe(chart.provenance);
    expect(sent()).toEqual(['POST /api/charts', 'POST /api/prov']);
  });

  it.each(['raw', 'multipart'] as const)(
    'comes to an archive that is there without one: %s',
    async upload => {
      const registry = await connect(undefined, upload);
      const chart = signedChart(await packagedChart('1.0.0'));
      await registry.publish({ ...chart, provenance: undefined });
      museum.requests.length = 0;
      expect(await registry.publish(chart)).toEqual({
        outcome: 'unchanged',
        chart: 'web',
        version: '1.0.0',
        digest: chart.digest,
        location: museum.url,
      });
      expect(kept()).toBe(chart.provenance);
      expect(sent()).toEqual(['POST /api/prov']);
    },
  );

  it('comes when only the archive arrived the last time', async () => {
    let refuse = true;
    const registry = await connect((request, response) => {
      if (request.url !== '/api/prov' || !refuse) {
        return false;
      }
      request.resume();
      response.writeHead(403).end();
      return true;
    });
    const chart = signedChart(await packagedChart('1.0.0'));
    await expect(registry.publish(chart)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('the provenance of chart web 1.0.0'),
    });
    expect(existsSync(file())).toBe(false);
    refuse = false;
    expect(await registry.publish(chart)).toMatchObject({
      outcome: 'unchanged',
    });
    expect(kept()).toBe(chart.provenance);
  });

  it('stays when it fits, whoever signed it', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0');
    await registry.publish(signedChart(chart, 'somebody'));
    museum.requests.length = 0;
    await registry.publish(signedChart(chart, 'somebody else'));
    expect(kept()).toContain('\nsomebody\n');
    expect(sent()).toEqual([]);
  });

  it('takes the place of one of other content', async () => {
    const registry = await connect();
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish(chart);
    writeFileSync(file(), kept().replace(chart.digest, 'sha256:other'));
    await registry.publish(chart);
    expect(kept()).toBe(chart.provenance);
  });

  it('is missed where the museum keeps one of other content', async () => {
    const registry = await connect((request, response) => {
      if (!request.url?.endsWith('?force')) {
        return false;
      }
      request.resume();
      response.writeHead(409).end('{"error":"file already exists"}');
      return true;
    });
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish(chart);
    writeFileSync(file(), kept().replace(chart.digest, 'sha256:other'));
    await expect(registry.publish(chart)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('keeps another provenance'),
    });
  });

  it('is spoken of when it is left behind by what was replaced', async () => {
    const registry = await connect();
    await registry.publish(signedChart(await packagedChart('1.0.0')));
    const other = await packagedChart('1.0.0', { note: 'other' });
    expect(await registry.publish(other, { overwrite: true })).toMatchObject({
      outcome: 'overwritten',
      warnings: [expect.stringContaining('still has the provenance')],
    });
    await registry.publish(signedChart(other));
    expect(kept()).toContain(other.digest);
  });

  it('is not put beside an archive of other bytes', async () => {
    const registry = await connect();
    const chart = signedChart(await packagedChart('1.0.0'));
    const bytes = gzipSync(gunzipSync(chart.bytes), { level: 1 });
    await fetch(`${museum.url}/api/charts`, {
      method: 'POST',
      body: new Uint8Array(bytes),
    });
    expect(await registry.publish(chart)).toMatchObject({
      outcome: 'unchanged',
      warnings: [expect.stringContaining('compressed by another program')],
    });
    expect(existsSync(file())).toBe(false);
  });

  it('has to be of this archive', async () => {
    const registry = await connect();
    const { provenance } = signedChart(await packagedChart('1.0.0'));
    const other = await packagedChart('1.0.0', { note: 'other' });
    await expect(
      registry.publish({ ...other, provenance }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    expect(museum.requests).toEqual([]);
  });
});
