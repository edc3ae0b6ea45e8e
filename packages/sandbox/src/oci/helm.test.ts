import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChartMuseum } from '../chartmuseum/createChartMuseum';
import { findHelms } from '../peers/findHelms';
import { runTool } from '../render/tools/runTool';
import { Servers } from '../testing/Servers';
import { createOciRegistry } from './createOciRegistry';

const logger = { info() {}, warn() {}, error() {}, debug() {} };
const auth = { username: 'ci', password: 'pass' };

// Unpacking helm takes seconds on a machine that has not done so before.
jest.setTimeout(120_000);

describe.each([3, 4])('the real helm %i', major => {
  let folder: string;
  let helm: ((...args: string[]) => Promise<string>) | undefined;
  const servers = new Servers();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helm-'));
    const found = (await findHelms()).find(({ version }) =>
      version.startsWith(`${major}.`),
    );
    if (!found) {
      process.stdout.write(
        `No helm ${major} on this machine: its tests are left out.\n`,
      );
      return;
    }
    const home = (name: string) => join(folder, name);
    helm = async (...args) => {
      const { exitCode, stdout, stderr } = await runTool(
        {
          file: found.file,
          first: [],
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
    for (const version of ['1.0.0', '1.1.0', '1.1.1+build.5', '2.0.0-rc.1']) {
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
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const archive = (version: string, below = '') =>
    readFileSync(join(folder, below, `demo-${version}.tgz`));

  it('adds the chart repository and pulls from it', async () => {
    if (!helm) {
      return;
    }
    const url = await servers.serve(
      createChartMuseum({ dataDir: join(folder, 'museum'), logger, auth }),
    );
    const authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`;
    for (const version of ['1.0.0', '1.1.0', '2.0.0-rc.1']) {
      const saved = await fetch(`${url}/api/charts`, {
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
      url,
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
    const url = await servers.serve(
      createOciRegistry({ dataDir: join(folder, 'registry'), logger, auth }),
    );
    const { host } = new URL(url);
    await helm(
      'registry',
      'login',
      host,
      // Helm 3 tries plain HTTP by itself on localhost, and does not know the flag.
      ...(major === 3 ? ['--insecure'] : ['--plain-http']),
      '-u',
      'ci',
      '-p',
      'pass',
    );
    for (const version of ['1.0.0', '1.1.0', '1.1.1+build.5']) {
      await helm(
        'push',
        join(folder, `demo-${version}.tgz`),
        `oci://${host}/charts`,
        '--plain-http',
      );
    }
    const to = join(folder, 'b');
    const reference = `oci://${host}/charts/demo`;
    const pull = (...version: readonly string[]) =>
      helm!('pull', reference, ...version, '--plain-http', '-d', to);
    await pull('--version', '^1.0.0');
    await pull('--version', '1.1.0');
    for (const version of ['1.1.0', '1.1.1+build.5']) {
      expect(archive(version, 'b')).toEqual(archive(version));
    }
    // The digest that helm tells is the manifest's.
    const authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`;
    const manifest = await fetch(`${url}/v2/charts/demo/manifests/1.1.0`, {
      method: 'HEAD',
      headers: {
        authorization,
        accept: 'application/vnd.oci.image.manifest.v1+json',
      },
    });
    const digest = manifest.headers.get('docker-content-digest');
    const shown = await helm(
      'show',
      'chart',
      `${reference}@${digest}`,
      '--plain-http',
    );
    expect(shown).toContain('version: 1.1.0');
    await expect(
      helm('pull', reference, '--version', '9.9.9', '--plain-http'),
    ).rejects.toThrow('not found');
  });
});
