import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chartFromFiles,
  chartFromManifests,
  packageChart,
  PackagedChart,
  readChartArchive,
  signChart,
} from '@slipway/helm-chart';
import { findHelms, FoundHelm } from '@slipway/sandbox';
import { faultPeers } from './__testUtils__/faultPeers';
import { helmRunner } from './__testUtils__/helmRunner';
import { makeSigningKey } from './__testUtils__/makeSigningKey';
import { ChartRegistry } from './ChartRegistry';
import { createChartRegistry } from './createChartRegistry';

jest.setTimeout(180_000);

// The real registry where there is one; the protocol is the simulator's elsewhere.
const peer = faultPeers()
  .filter(({ type }) => type === 'oci')
  .at(-1)!;

describe(`unusual charts in ${peer.title}`, () => {
  let folder: string;
  let server: { readonly url: string; close(): Promise<void> };
  let registry: ChartRegistry;
  let url: string;
  let helms: readonly FoundHelm[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'large-'));
    mkdirSync(join(folder, 'data'));
    server = await peer.start(join(folder, 'data'));
    url = `${server.url.replace('http:', 'oci:')}/charts`;
    registry = createChartRegistry({
      name: 'registry',
      type: 'oci',
      url,
      plainHttp: true,
    });
    helms = await findHelms();
    if (helms.length === 0) {
      process.stdout.write('No helm on this machine: it is not asked.\n');
    }
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Publishes, and lets each helm pull; resolves with what they rendered. */
  async function throughHelm(
    chart: PackagedChart,
    template: readonly string[] = [],
    pull: readonly string[] = [],
  ): Promise<readonly string[]> {
    expect(await registry.publish(chart)).toMatchObject({ outcome: 'created' });
    const { name, version } = chart.metadata;
    const rendered: string[] = [];
    for (const { file, version: release } of helms) {
      const home = join(folder, `${name}-${release}`);
      mkdirSync(home);
      const helm = helmRunner(file, home);
      await helm([
        ...['pull', `${url}/${name}`, '--version', version, '-d', home],
        ...['--plain-http', ...pull],
      ]);
      const archive = join(home, chart.fileName);
      expect(readFileSync(archive).equals(chart.bytes)).toBe(true);
      rendered.push(await helm(['template', 'r', archive, ...template]));
    }
    return rendered;
  }

  it('keeps a thousand manifests', async () => {
    const chart = await packageChart(
      chartFromManifests({
        metadata: { name: 'thousand', version: '1.0.0' },
        manifests: Array.from({ length: 1000 }, (_, index) => ({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `map-${index}` },
          data: { text: `{{ .Values.x }} ${index}` },
        })),
      }),
    );
    for (const text of await throughHelm(chart)) {
      expect(text.match(/^kind: ConfigMap$/gm)).toHaveLength(1000);
      expect(text.includes('text: "{{ .Values.x }} 999"')).toBe(true);
    }
    const { files } = await readChartArchive(
      (await registry.pull('thousand', '1.0.0')).bytes,
    );
    expect(files).toHaveLength(1002);
  });

  it('keeps ninety megabytes', async () => {
    // An eighth of it cannot be compressed.
    const noise = (seed: string, bytes: number) => {
      const parts: Buffer[] = [];
      for (let length = 0; length < bytes; length += 64) {
        parts.push(createHash('sha512').update(`${seed}${length}`).digest());
      }
      return Buffer.concat(parts);
    };
    const files = Array.from({ length: 18 }, (_, index) => ({
      path: `files/part-${index}.bin`,
      content: Buffer.concat([
        noise(`${index}-`, 600 << 10),
        Buffer.alloc((5 << 20) - (600 << 10), 'slipway'),
      ]),
    }));
    const chart = await packageChart(
      chartFromFiles([
        {
          path: 'Chart.yaml',
          content: Buffer.from('apiVersion: v2\nname: large\nversion: 1.0.0\n'),
        },
        {
          path: 'templates/web.yaml',
          content: Buffer.from(
            'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
          ),
        },
        ...files,
      ]),
    );
    expect(chart.bytes.length).toBeGreaterThan(8 << 20);
    for (const text of await throughHelm(chart)) {
      expect(text).toContain('name: web');
    }
    expect(await registry.publish(chart)).toMatchObject({
      outcome: 'unchanged',
    });
  });

  it('keeps a conditional dependency', async () => {
    const text = (path: string, content: string) => ({
      path,
      content: Buffer.from(content),
    });
    const map = (name: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
    const chart = await packageChart(
      chartFromFiles([
        text(
          'Chart.yaml',
          'apiVersion: v2\nname: nexus-command\ntype: application\nversion: 3.4.2\nappVersion: "latest"\ndependencies:\n- name: postgresql\n  version: "~16.7.27"\n  repository: "https://charts.example.com"\n  condition: postgresql.enabled\n',
        ),
        text('values.yaml', 'postgresql:\n  enabled: true\n'),
        text('templates/web.yaml', map('web')),
        text(
          'charts/postgresql/Chart.yaml',
          'apiVersion: v2\nname: postgresql\nversion: 16.7.27\n',
        ),
        text('charts/postgresql/templates/set.yaml', map('database')),
      ]),
    );
    const off = ['--set', 'postgresql.enabled=false'];
    for (const rendered of await throughHelm(chart, off)) {
      expect(rendered).toContain('name: web');
      expect(rendered).not.toContain('name: database');
    }
  });

  it('keeps a provenance that helm verifies on the way', async () => {
    const key = await makeSigningKey();
    const keyring = join(folder, 'keyring.gpg');
    writeFileSync(keyring, key.keyring);
    const chart = await signChart(
      await packageChart(
        chartFromManifests({
          metadata: { name: 'signed', version: '1.0.0' },
          manifests: [
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: 'signed' },
            } as { readonly kind: string },
          ],
        }),
      ),
      key,
    );
    for (const rendered of await throughHelm(
      chart,
      [],
      ['--verify', '--keyring', keyring],
    )) {
      expect(rendered).toContain('name: signed');
    }
  });
});
