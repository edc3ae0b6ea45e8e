import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docsSection, FaultProxy, startFaultProxy } from '@slipway/sandbox';
import { ChartRegistry } from './ChartRegistry';
import { createChartRegistry } from './createChartRegistry';
import { FaultPeer, faultPeers } from './__testUtils__/faultPeers';
import {
  FaultRow,
  faultRows,
  isStep,
  rulesOf,
} from './__testUtils__/faultRows';
import { packagedChart } from './__testUtils__/packagedChart';

jest.setTimeout(60_000);

/** What became of one publishing, as the table shows it. */
interface Outcome {
  readonly outcome: string;
  readonly requests: number;
  readonly left: string;
  readonly again: string;
}

const cells = new Map<string, Outcome>();
const cellOf = (type: string, { title, step }: FaultRow) =>
  JSON.stringify([type, title, step]);

const peers = faultPeers();
if (peers.every(({ title }) => title.endsWith('of the sandbox'))) {
  process.stdout.write(
    'No docker-registry on this machine: faults are tried on the simulators only.\n',
  );
}

describe.each([...peers])('faults before $title', (peer: FaultPeer) => {
  let folder: string;
  let server: { readonly url: string; close(): Promise<void> };
  let proxy: FaultProxy;
  let otherHost: FaultProxy;
  let realm: { readonly url: string; close(): Promise<void> };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    server = await peer.start(folder);
    proxy = await startFaultProxy({ target: server.url });
    otherHost = await startFaultProxy({ target: server.url });
    realm = await startRealm();
  });

  afterAll(async () => {
    await proxy.close();
    await otherHost.close();
    await realm.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (timeoutMs?: number): ChartRegistry =>
    createChartRegistry(
      {
        name: 'charts',
        type: peer.type,
        plainHttp: true,
        username: 'ci',
        password: 'very-secret',
        url:
          peer.type === 'oci'
            ? `${proxy.url.replace('http:', 'oci:')}/team`
            : proxy.url,
      },
      { retries: { firstDelayMs: 1 }, timeoutMs },
    );

  async function tryOut(row: FaultRow, index: number): Promise<Outcome> {
    const name = `web-${index}`;
    const chart = await packagedChart('1.0.0', { name });
    const registry = connect(row.timeoutMs);
    proxy.clear();
    otherHost.clear();
    proxy.setFaults(
      ...rulesOf(peer.type, row, {
        otherHost: otherHost.url,
        realm: realm.url,
      }),
    );
    const publish = () =>
      registry.publish(chart).then(
        ({ outcome, digest }) => {
          expect(digest).toBe(chart.digest);
          return outcome === 'created' ? 'published' : outcome;
        },
        (error: Error) => `failed: ${anonymous(error.message, name)}`,
      );
    const begun = Date.now();
    const outcome = await publish();
    const wanted = proxy.requests.filter(isStep(peer.type, row.step));
    if (row.title.includes('Retry-After 1 s')) {
      expect(Date.now() - begun).toBeGreaterThanOrEqual(990);
    }
    expect(otherHost.requests.some(({ authorized }) => authorized)).toBe(false);
    proxy.clear();
    // Nothing is ever half there: either the whole chart, or no version at all.
    const pulled = await registry.pull(name, '1.0.0').catch(() => undefined);
    const listed = await registry.listVersions(name);
    expect(listed.length).toBe(pulled ? 1 : 0);
    expect(pulled?.digest).toBe(pulled && chart.digest);
    return {
      outcome,
      requests: wanted.length,
      left: pulled ? 'the whole chart' : 'nothing',
      again: await publish(),
    };
  }

  const rows = faultRows
    .map((row, index) => [row, index] as const)
    .filter(([{ only }]) => !only || only === peer.type);

  it.each(
    rows.map(
      ([row, index]) => [`${row.title} (${row.step})`, row, index] as const,
    ),
  )('%s', async (_, row, index) => {
    const outcome = await tryOut(row, index);
    expect(outcome.again).toMatch(/^(published|unchanged)$/);
    const cell = cellOf(peer.type, row);
    // The simulator and the real registries come to the same end.
    expect(cells.get(cell) ?? outcome).toEqual(outcome);
    cells.set(cell, outcome);
  });
});

describe('docs/reliability.md', () => {
  it('has the table of this run', () => {
    const protocols = { oci: 'OCI registry', chartmuseum: 'ChartMuseum' };
    const lines = Object.entries(protocols).flatMap(([type, title]) => [
      `**${title}**`,
      '',
      '| fault | at | outcome | requests | left behind | the same publishing again |',
      '| --- | --- | --- | --- | --- | --- |',
      ...faultRows.flatMap(row => {
        const cell = cells.get(cellOf(type, row));
        return cell
          ? [
              `| ${[row.title, row.step, cell.outcome, cell.requests, cell.left, cell.again].join(' | ')} |`,
            ]
          : [];
      }),
      '',
    ]);
    const text = lines.join('\n').trim();
    expect(
      docsSection({
        file: join(__dirname, '../../../../docs/reliability.md'),
        name: 'registry faults',
        text,
      }),
    ).toBe(text);
  });
});

function anonymous(message: string, name: string): string {
  return message
    .replace(/(https?|oci):\/\/127\.0\.0\.1:\d+/g, '$1://…')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replaceAll(name, 'web');
}

/** A token service that gives everybody a new token. */
async function startRealm() {
  let issued = 0;
  const tokens = createServer((request, response) => {
    request.resume();
    issued += 1;
    response.end(JSON.stringify({ token: `token-${issued}`, expires_in: 300 }));
  });
  await new Promise<void>(resolve => {
    tokens.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`,
    close: async () => {
      tokens.closeAllConnections();
      await new Promise(resolve => {
        tokens.close(resolve);
      });
    },
  };
}
