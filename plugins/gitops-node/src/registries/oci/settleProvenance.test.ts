import { mkdtempSync, rmSync } from 'node:fs';
import { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry } from '@slipway/sandbox';
import { createChartRegistry } from '../createChartRegistry';
import { packagedChart } from '../__testUtils__/packagedChart';
import { signedChart } from '../__testUtils__/signedChart';
import { RunningService, startService } from '../__testUtils__/startService';
import { helmArtifact, mediaTypes } from './helmArtifact';

const logger = { info: () => {}, warn: () => {} };

describe('the provenance in an OCI registry', () => {
  let dataDir: string;
  let server: RunningService;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'registry-'));
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect(
    intercept?: (...args: Parameters<RequestListener>) => boolean,
  ) {
    server = await startService(
      createOciRegistry({ dataDir, logger }),
      intercept,
    );
    const url = `${server.url.replace('http:', 'oci:')}/charts`;
    return createChartRegistry(
      { name: 'registry', type: 'oci', url, plainHttp: true },
      { retries: { firstDelayMs: 1 } },
    );
  }

  async function kept(): Promise<string | undefined> {
    const at = `${server.url}/v2/charts/web`;
    const manifest = await fetch(`${at}/manifests/1.0.0`, {
      headers: { accept: mediaTypes.manifest },
    });
    const { layers } = (await manifest.json()) as {
      layers: { mediaType: string; digest: string }[];
    };
    const layer = layers.find(
      ({ mediaType }) => mediaType === mediaTypes.provenance,
    );
    return layer && (await fetch(`${at}/blobs/${layer.digest}`)).text();
  }

  it('comes to a chart that is there without one, and only it', async () => {
    const registry = await connect();
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish({ ...chart, provenance: undefined });
    server.requests.length = 0;
    expect(await registry.publish(chart)).toEqual({
      outcome: 'unchanged',
      chart: 'web',
      version: '1.0.0',
      digest: chart.digest,
      // As if it had been signed from the beginning.
      manifestDigest: helmArtifact(chart).digest,
      location: `${server.url.replace('http:', 'oci:')}/charts`,
    });
    expect(await kept()).toBe(chart.provenance);
    expect(
      server.requests.filter(line => line.startsWith('POST')),
    ).toHaveLength(1);
    expect((await registry.pull('web', '1.0.0')).digest).toBe(chart.digest);
  });

  it('stays when it fits, whoever signed it', async () => {
    const registry = await connect();
    const chart = await packagedChart('1.0.0');
    const { manifestDigest } = await registry.publish(
      signedChart(chart, 'somebody'),
    );
    server.requests.length = 0;
    expect(
      await registry.publish(signedChart(chart, 'somebody else')),
    ).toMatchObject({ outcome: 'unchanged', manifestDigest });
    expect(server.requests.every(line => line.startsWith('GET'))).toBe(true);
  });

  it('stays away where tags may not change', async () => {
    let immutable = false;
    const registry = await connect((request, response) => {
      if (!immutable || request.method !== 'PUT') {
        return false;
      }
      if (!request.url?.includes('/manifests/')) {
        return false;
      }
      request.resume();
      response.writeHead(412).end();
      return true;
    });
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish({ ...chart, provenance: undefined });
    immutable = true;
    expect(await registry.publish(chart)).toMatchObject({
      outcome: 'unchanged',
      digest: chart.digest,
      warnings: [
        expect.stringContaining('does not let the tag change; publish'),
      ],
    });
    expect(await kept()).toBeUndefined();
  });

  it('fails with the registry', async () => {
    let down = false;
    const registry = await connect((request, response) => {
      if (!down || request.method !== 'PUT') {
        return false;
      }
      request.resume();
      response.writeHead(500).end();
      return true;
    });
    const chart = signedChart(await packagedChart('1.0.0'));
    await registry.publish({ ...chart, provenance: undefined });
    down = true;
    await expect(registry.publish(chart)).rejects.toMatchObject({
      kind: 'unavailable',
    });
    down = false;
    await registry.publish(chart);
    expect(await kept()).toBe(chart.provenance);
  });

  it('has to be of this archive', async () => {
    const registry = await connect();
    const { provenance } = signedChart(await packagedChart('1.0.0'));
    const other = await packagedChart('1.0.0', { note: 'other' });
    await expect(
      registry.publish({ ...other, provenance }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    expect(server.requests).toEqual([]);
  });
});
