import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { chartArchive as chart } from '../testing/chartArchive';
import { Servers } from '../testing/Servers';
import { ChartMuseumOptions, createChartMuseum } from './createChartMuseum';

const logger = { info: () => {}, warn: () => {} };

describe('createChartMuseum', () => {
  let dataDir: string;
  const servers = new Servers();

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'museum-'));
  });

  afterEach(async () => {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (options: Partial<ChartMuseumOptions> = {}): Promise<string> =>
    servers.serve(createChartMuseum({ dataDir, logger, ...options }));

  const post = (url: string, body: Buffer | string) =>
    fetch(`${url}/api/charts`, { method: 'POST', body });

  it('keeps what it was given over a restart, newest first', async () => {
    const first = await start();
    for (const version of ['1.9.0', '1.10.0', '2.0.0-rc.1']) {
      expect((await post(first, await chart('web', version))).status).toBe(201);
    }
    const second = await start();
    const index = parse(await (await fetch(`${second}/index.yaml`)).text());
    expect(
      index.entries.web.map((entry: { version: string }) => entry.version),
    ).toEqual(['2.0.0-rc.1', '1.10.0', '1.9.0']);
    const bytes = await fetch(`${second}/charts/web-1.10.0.tgz`);
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(
      await chart('web', '1.10.0'),
    );
  });

  it.each([
    ['latest', '1.10.0'],
    ['^1', '1.10.0'],
    ['1.9.0', '1.9.0'],
    ['>=2.0.0-0', '2.0.0-rc.1'],
  ])('finds %s', async (wanted, version) => {
    const url = await start();
    for (const each of ['1.9.0', '1.10.0', '2.0.0-rc.1']) {
      await post(url, await chart('web', each));
    }
    const found = await fetch(
      `${url}/api/charts/web/${encodeURIComponent(wanted)}`,
    );
    expect(await found.json()).toMatchObject({ version });
  });

  it('refuses the same version, even with the same bytes, unless forced', async () => {
    const url = await start();
    const bytes = await chart('web', '1.0.0');
    await post(url, bytes);
    const again = await post(url, bytes);
    expect(again.status).toBe(409);
    expect(await again.json()).toEqual({ error: 'file already exists' });
    const forced = await fetch(`${url}/api/charts?force=false`, {
      method: 'POST',
      body: bytes,
    });
    expect(forced.status).toBe(201);
  });

  it('blocks a name with a cut archive that it does not show', async () => {
    const bytes = await chart('web', '1.0.0');
    writeFileSync(join(dataDir, 'web-1.0.0.tgz'), bytes.subarray(0, 60));
    const url = await start();
    expect((await fetch(`${url}/api/charts/web/1.0.0`)).status).toBe(404);
    expect((await post(url, bytes)).status).toBe(409);
    const gone = await fetch(`${url}/api/charts/web/1.0.0`, {
      method: 'DELETE',
    });
    expect(gone.status).toBe(200);
    expect((await post(url, bytes)).status).toBe(201);
  });

  it.each([
    ['', 'EOF'],
    ['this is no chart', 'gzip: invalid header'],
    [gzipSync('text'), 'unexpected EOF'],
  ])('says what is wrong with an upload: %#', async (body, error) => {
    const answer = await post(await start(), body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error });
  });

  it('never writes outside its folder', async () => {
    const url = await start();
    const climbing = await post(url, await chart('../evil', '1.0.0'));
    expect(climbing.status).toBe(400);
    const reading = await fetch(`${url}/charts/..%2F..%2Fetc%2Fpasswd.tgz`);
    expect(reading.status).toBe(404);
  });

  it('refuses a body over the limit without reading it', async () => {
    const url = await start({ maxUploadBytes: 100 });
    const answer = await post(url, Buffer.alloc(101));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toBe('request too large');
  });

  it('asks for credentials, but not for its health', async () => {
    const url = await start({ auth: { username: 'ci', password: 'pass' } });
    const refused = await fetch(`${url}/index.yaml`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Basic realm="ChartMuseum"',
    );
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`;
    const allowed = await fetch(`${url}/index.yaml`, {
      headers: { authorization },
    });
    expect(allowed.status).toBe(200);
  });
});
