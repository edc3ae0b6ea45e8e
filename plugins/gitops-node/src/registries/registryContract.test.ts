import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createChartMuseum,
  createOciRegistry,
  findRegistryPrograms,
} from '@slipway/sandbox';
import { ChartRegistry } from './ChartRegistry';
import { createChartRegistry } from './createChartRegistry';
import { packagedChart } from './__testUtils__/packagedChart';
import { signedChart } from './__testUtils__/signedChart';
import {
  Security,
  startSecuredRegistry,
} from './__testUtils__/startSecuredRegistry';
import { startService } from './__testUtils__/startService';

const logger = { info: () => {}, warn: () => {} };

interface Peer {
  readonly title: string;
  /** The registry, and the way to end it. */
  start(dataDir: string): Promise<[ChartRegistry, () => Promise<void>]>;
}

function simulator(type: 'chartmuseum' | 'oci'): Peer {
  return {
    title: `${type} of the sandbox`,
    start: async dataDir => {
      const create = type === 'oci' ? createOciRegistry : createChartMuseum;
      const { url, close } = await startService(create({ dataDir, logger }));
      return [connect(type, url), close];
    },
  };
}

const kinds: readonly Security[] = ['anonymous', 'htpasswd over TLS', 'tokens'];

// The same promises are kept by the registries of this machine, and by real servers, where the environment names some.
const programs = findRegistryPrograms().flatMap(program =>
  kinds.map((security): Peer => ({
    title: `registry ${program.version}, ${security}`,
    start: async () => {
      const { config, close } = await startSecuredRegistry(program, security);
      return [createChartRegistry(config), close];
    },
  })),
);

function real(type: 'chartmuseum' | 'oci', url: string | undefined): Peer[] {
  return url
    ? [
        {
          title: `${type} at ${url}`,
          start: async () => [connect(type, url), async () => {}],
        },
      ]
    : [];
}

function connect(type: 'chartmuseum' | 'oci', url: string): ChartRegistry {
  return createChartRegistry({
    name: type,
    type,
    url: type === 'oci' ? `${url.replace(/^https?:/, 'oci:')}/contract` : url,
    plainHttp: url.startsWith('http:'),
  });
}

const peers = [
  simulator('chartmuseum'),
  simulator('oci'),
  ...programs,
  ...real('chartmuseum', process.env.GITOPS_CONTRACT_CHARTMUSEUM_URL),
  ...real('oci', process.env.GITOPS_CONTRACT_OCI_URL),
];

describe.each(peers)('the contract of a registry: $title', ({ start }) => {
  const name = `contract-${randomBytes(4).toString('hex')}`;
  let dataDir: string;
  let registry: ChartRegistry;
  let close: () => Promise<void>;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'contract-'));
    [registry, close] = await start(dataDir);
  });

  afterAll(async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('knows nothing of a chart that is not there', async () => {
    const absent = `${name}-absent`;
    expect(await registry.listVersions(absent)).toEqual([]);
    expect(await registry.getVersion(absent, '1.0.0')).toBeUndefined();
    await expect(registry.pull(absent, '1.0.0')).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('publishes runs, lists the newest first and gives back the bytes', async () => {
    for (const version of ['1.0.0-9', '1.0.0-10']) {
      const chart = await packagedChart(version, { name });
      expect(await registry.publish(chart)).toMatchObject({
        outcome: 'created',
        chart: name,
        version,
        digest: chart.digest,
      });
      const { bytes, digest } = await registry.pull(name, version);
      expect(bytes.equals(chart.bytes)).toBe(true);
      expect(digest).toBe(chart.digest);
    }
    const versions = await registry.listVersions(name);
    expect(versions.map(({ version }) => version)).toEqual([
      '1.0.0-10',
      '1.0.0-9',
    ]);
    expect(await registry.getVersion(name, '1.0.0-9')).toMatchObject({
      version: '1.0.0-9',
      appVersion: '1.0.0-9',
    });
  });

  it('is safe to repeat, and takes other content only when told', async () => {
    const first = await packagedChart('2.0.0', { name });
    const second = await packagedChart('2.0.0', { name, note: 'second' });
    const publish = async (chart: typeof first, overwrite?: boolean) =>
      (await registry.publish(chart, { overwrite })).outcome;
    expect(await publish(first)).toBe('created');
    expect(await publish(first)).toBe('unchanged');
    await expect(registry.publish(second)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect((await registry.pull(name, '2.0.0')).digest).toBe(first.digest);
    expect(await publish(second, true)).toBe('overwritten');
    expect((await registry.getVersion(name, '2.0.0'))?.digest).toBe(
      second.digest,
    );
  });

  it('keeps build metadata', async () => {
    const chart = await packagedChart('3.0.0+build.7', { name });
    await registry.publish(chart);
    expect((await registry.pull(name, '3.0.0+build.7')).digest).toBe(
      chart.digest,
    );
    expect((await registry.listVersions(name))[0].version).toBe(
      '3.0.0+build.7',
    );
  });

  it('takes a provenance with a chart, and after it', async () => {
    for (const version of ['4.0.0', '4.0.1']) {
      const chart = signedChart(await packagedChart(version, { name }));
      const later = version === '4.0.1';
      if (later) {
        await registry.publish({ ...chart, provenance: undefined });
      }
      const first = await registry.publish(chart);
      expect(first.outcome).toBe(later ? 'unchanged' : 'created');
      expect(first.warnings).toBeUndefined();
      // Once there it stays.
      expect(
        await registry.publish(signedChart(chart, 'somebody else')),
      ).toEqual({ ...first, outcome: 'unchanged' });
      expect((await registry.pull(name, version)).digest).toBe(chart.digest);
    }
  });

  it('publishes many versions at once', async () => {
    const many = `${name}-many`;
    const versions = Array.from({ length: 8 }, (_, index) => `1.0.${index}`);
    await Promise.all(
      versions.map(async version =>
        registry.publish(await packagedChart(version, { name: many })),
      ),
    );
    expect(
      (await registry.listVersions(many)).map(({ version }) => version),
    ).toEqual([...versions].reverse());
  });
});
