import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum, createOciRegistry } from '@slipway/sandbox';
import { packagedChart } from '../__testUtils__/packagedChart';
import { RunningService, startService } from '../__testUtils__/startService';
import { createChartRegistry } from '../createChartRegistry';
import { ChartCredentialsProvider } from './ChartCredentials';

const logger = { info: () => {}, warn: () => {} };
const auth = { username: 'AWS', password: 'of-today' };

describe.each(['oci', 'chartmuseum'] as const)('%s', type => {
  let dataDir: string;
  let server: RunningService;
  const asked: boolean[] = [];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'rotation-'));
    asked.length = 0;
    const create = type === 'oci' ? createOciRegistry : createChartMuseum;
    server = await startService(create({ dataDir, logger, auth }));
  });

  afterEach(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  // As a program whose password ends after hours: what is kept is old, what is asked for anew is not.
  function connect(fresh: string) {
    let password = 'of-yesterday';
    const credentials: ChartCredentialsProvider = {
      get: async ({ refresh = false } = {}) => {
        asked.push(refresh);
        password = refresh ? fresh : password;
        return { username: 'AWS', password };
      },
    };
    return createChartRegistry(
      {
        name: 'registry',
        type,
        plainHttp: true,
        url:
          type === 'oci'
            ? `${server.url.replace('http:', 'oci:')}/charts`
            : server.url,
      },
      { credentials, retries: { firstDelayMs: 1 } },
    );
  }

  it('takes new credentials when the old ones are refused', async () => {
    const registry = connect('of-today');
    expect(await registry.publish(await packagedChart('1.0.0'))).toMatchObject({
      outcome: 'created',
    });
    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  it('sends refused credentials once, and no more', async () => {
    const registry = connect('of-yesterday');
    await expect(
      registry.publish(await packagedChart('1.0.0')),
    ).rejects.toMatchObject({ kind: 'credentials' });
    // A registry may lock an account after a few wrong passwords. OCI asks without credentials first.
    expect(server.requests).toHaveLength(type === 'oci' ? 2 : 1);
  });
});
