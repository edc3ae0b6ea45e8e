import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum } from '../chartmuseum/createChartMuseum';
import { findRenderTools } from '../render/tools/findRenderTools';
import { runTool } from '../render/tools/runTool';
import { SandboxService } from '../SandboxService';
import { createOciRegistry } from './createOciRegistry';

const logger = { info() {}, warn() {}, error() {}, debug() {} };
const auth = { username: 'ci', password: 'pass' };

// Unpacking helm takes seconds on a machine that has not done so before.
jest.setTimeout(120_000);

describe('the real helm', () => {
  let folder: string;
  let helm: ((...args: string[]) => Promise<string>) | undefined;
  const servers: Server[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helm-'));
    const { helm: tool } = await findRenderTools({ logger });
    if (!tool) {
      process.stdout.write(
        'No helm on this machine: its tests are left out.\n',
      );
      return;
    }
    const home = (name: string) => join(folder, name);
    helm = async (...args) => {
      const { exitCode, stdout, stderr } = await runTool(
        {
          ...tool,
          env: {
            HELM_CACHE_HOME: home('cache'),
            HELM_CONFIG_HOME: home('config'),
            HELM_DATA_HOME: home('data'),
          },
        },
        args,
      );
      if (exitCode !== 0) {
        throw new Error(stderr);
      }
      return stdout;
    };
    for (const name of [join('demo', 'templates'), 'a', 'b']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
    writeFileSync(
      join(folder, 'demo', 'Chart.yaml'),
      'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
    );
    writeFileSync(join(folder, 'demo', 'values.yaml'), 'a: 1\n');
    for (const version of ['1.0.0', '1.1.0', '2.0.0-rc.1']) {
      await helm(
        'package',
        join(folder, 'demo'),
        '--version',
        version,
        '-d',
        folder,
      );
    }
  });

  afterAll(async () => {
    await Promise.all(
      servers.map(server => new Promise(resolve => server.close(resolve))),
    );
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(service: SandboxService): Promise<string> {
    const server = createServer(service.handler);
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await service.start(`http://127.0.0.1:${port}`);
    return `127.0.0.1:${port}`;
  }

  const archive = (version: string, below = '') =>
    readFileSync(join(folder, below, `demo-${version}.tgz`));

  it('adds the chart repository and pulls from it', async () => {
    if (!helm) {
      return;
    }
    const host = await serve(
      createChartMuseum({ dataDir: join(folder, 'museum'), logger, auth }),
    );
    const authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`;
    for (const version of ['1.0.0', '1.1.0', '2.0.0-rc.1']) {
      const saved = await fetch(`http://${host}/api/charts`, {
        method: 'POST',
        headers: { authorization },
        body: new Uint8Array(archive(version)),
      });
      expect(saved.status).toBe(201);
    }
    await helm(
      'repo',
      'add',
      'lab',
      `http://${host}`,
      '--username',
      'ci',
      '--password',
      'pass',
    );
    const found = JSON.parse(
      await helm('search', 'repo', 'lab/demo', '--versions', '-o', 'json'),
    );
    expect(found.map((entry: { version: string }) => entry.version)).toEqual([
      '1.1.0',
      '1.0.0',
    ]);
    await helm('pull', 'lab/demo', '--version', '^1', '-d', join(folder, 'a'));
    expect(archive('1.1.0', 'a')).toEqual(archive('1.1.0'));
  });

  it('pushes to the registry and pulls from it', async () => {
    if (!helm) {
      return;
    }
    const host = await serve(
      createOciRegistry({ dataDir: join(folder, 'registry'), logger, auth }),
    );
    await helm(
      'registry',
      'login',
      host,
      '--plain-http',
      '-u',
      'ci',
      '-p',
      'pass',
    );
    for (const version of ['1.0.0', '1.1.0']) {
      await helm(
        'push',
        join(folder, `demo-${version}.tgz`),
        `oci://${host}/charts`,
        '--plain-http',
      );
    }
    const reference = `oci://${host}/charts/demo`;
    await helm('pull', reference, '--plain-http', '-d', join(folder, 'b'));
    expect(archive('1.1.0', 'b')).toEqual(archive('1.1.0'));
    await expect(
      helm('pull', reference, '--version', '9.9.9', '--plain-http'),
    ).rejects.toThrow('not found');
  });
});
